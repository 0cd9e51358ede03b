-- Grain: rule, entry. Figures the file gives more than once for one pole, indicator, year and perimeter.
-- Reads figure and crowded; no parameter. Equal in every field: counted once (`repeated`, and `repeated_fact` where each
-- row should be a distinct fact). Another value from the same source: both are named (`contradictory`).
-- Another value from another source: rival versions, both kept (`rivals`).
INSERT INTO finding BY NAME
WITH told AS (
    SELECT figure.*
    FROM figure
    SEMI JOIN crowded USING (pole_id, indicator, year, perimeter)
),
compared AS (
    SELECT
        *,
        min(entry) OVER (
            PARTITION BY
                pole_id,
                indicator,
                year,
                perimeter,
                value,
                qualifier,
                visibility,
                year_basis,
                note,
                source_title,
                source_url
        ) AS same_entry,
        min(entry) OVER source AS source_entry,
        min(entry) OVER figure AS first_entry,
        first(value) OVER source <> value
        OR first(qualifier) OVER source <> qualifier
        OR first(visibility) OVER source <> visibility AS contradictory,
        first(value) OVER figure <> value AS rivals
    FROM told
    WINDOW
        source AS (
            PARTITION BY pole_id, indicator, year, perimeter, source_title, source_url
            ORDER BY entry
        ),
        figure AS (
            PARTITION BY pole_id, indicator, year, perimeter
            ORDER BY entry
        )
),
broken AS (
    SELECT
        *,
        CASE
            WHEN kind = 'event' AND same_entry < entry THEN 'repeated_fact'
            WHEN kind = 'event' THEN NULL
            WHEN same_entry < entry THEN 'repeated'
            WHEN contradictory THEN 'contradictory'
            WHEN rivals THEN 'rivals'
        END AS rule,
        CASE
            WHEN same_entry < entry THEN same_entry
            WHEN contradictory THEN source_entry
            ELSE first_entry
        END AS other_entry
    FROM compared
)
SELECT
    broken.rule,
    broken.entry,
    CASE WHEN broken.rule IN ('contradictory', 'rivals') THEN broken.value_text END AS found,
    CASE WHEN broken.rule IN ('repeated', 'repeated_fact') THEN broken.value_text END AS example,
    CASE
        WHEN broken.rule = 'contradictory' AND broken.value = other.value AND broken.qualifier = other.qualifier
            THEN 'visibility'
    END AS why,
    broken.pole_id,
    broken.indicator,
    broken.year,
    broken.value,
    broken.qualifier,
    other.value AS other,
    other.qualifier AS other_qualifier,
    broken.other_entry
FROM broken
JOIN figure AS other ON other.entry = broken.other_entry
WHERE broken.rule IS NOT NULL
ORDER BY broken.entry;
