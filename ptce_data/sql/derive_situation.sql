-- Grain: pole, indicator, from_year. No parameter. Fills situation from observation.
-- Stock, cumulative and ratio: the value with no perimeter if there is one, else that of the latest year;
-- it holds until the next one. Flow: that year alone. Event: all those up to that year, added.
-- Two perimeters of one year: the one that comes first in alphabetical order.
-- Within an indicator the last values come first, together: the default view reads them and nothing else.
INSERT INTO situation
WITH measured AS (
    SELECT
        observation.*,
        indicator.kind
    FROM observation
    JOIN indicator USING (indicator)
),
-- One row per pole, indicator and year: the whole pole's value first.
yearly AS (
    SELECT
        pole_id,
        indicator,
        kind,
        year,
        min_by(
            struct_pack(value, qualifier, year, year_basis, perimeter, claim_id),
            perimeter
        ) AS figure,
        min(perimeter) = '' AS whole
    FROM measured
    WHERE kind <> 'event'
    GROUP BY ALL
),
dated AS (
    SELECT
        pole_id,
        indicator,
        kind,
        year,
        figure,
        last_value(CASE WHEN whole THEN figure END IGNORE NULLS) OVER by_year AS last_whole,
        lead(year) OVER by_year AS next_year,
        row_number() OVER (PARTITION BY pole_id, indicator ORDER BY whole DESC, year DESC) AS newest
    FROM yearly
    WINDOW by_year AS (PARTITION BY pole_id, indicator ORDER BY year)
),
held AS (
    SELECT
        pole_id,
        indicator,
        year AS from_year,
        CASE WHEN kind = 'flow' THEN year + 1 ELSE coalesce(next_year, 9999) END AS to_year,
        CASE WHEN kind = 'flow' THEN newest = 1 ELSE next_year IS NULL END AS latest,
        CASE WHEN kind = 'flow' THEN figure ELSE coalesce(last_whole, figure) END AS figure
    FROM dated
),
-- Events of every perimeter are distinct facts.
paid AS (
    SELECT
        pole_id,
        indicator,
        year,
        sum(value ORDER BY perimeter) AS value,
        list(qualifier) AS qualifiers,
        bool_or(year_basis = 'estimated') AS estimated,
        list(perimeter) AS perimeters,
        CASE WHEN count(*) = 1 THEN min(claim_id) END AS claim_id
    FROM measured
    WHERE kind = 'event'
    GROUP BY ALL
),
added AS (
    SELECT
        pole_id,
        indicator,
        year,
        sum(value) OVER by_year AS value,
        total_qualifier(flatten(list(qualifiers) OVER by_year)) AS qualifier,
        min(year) OVER by_year AS first_year,
        bool_or(estimated) OVER by_year AS estimated,
        list_sort(list_distinct(flatten(list(perimeters) OVER by_year))) AS perimeters,
        CASE WHEN count(*) OVER by_year = 1 THEN claim_id END AS claim_id,
        lead(year) OVER by_year AS next_year
    FROM paid
    WINDOW by_year AS (PARTITION BY pole_id, indicator ORDER BY year)
)
SELECT
    pole_id,
    indicator,
    from_year,
    to_year,
    latest,
    figure.value,
    figure.qualifier,
    figure.year,
    figure.year AS first_year,
    figure.year_basis,
    figure.perimeter,
    figure.claim_id
FROM held
UNION ALL
SELECT
    pole_id,
    indicator,
    year AS from_year,
    coalesce(next_year, 9999) AS to_year,
    next_year IS NULL AS latest,
    value,
    qualifier,
    year,
    first_year,
    CASE WHEN estimated THEN 'estimated' ELSE 'stated' END AS year_basis,
    -- One fact of the whole pole makes the sum the pole's; else every part is named.
    CASE WHEN list_contains(perimeters, '') THEN '' ELSE array_to_string(perimeters, ' ; ') END AS perimeter,
    claim_id
FROM added
ORDER BY indicator, latest DESC, pole_id, from_year;
