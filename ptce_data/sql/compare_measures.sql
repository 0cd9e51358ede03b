-- Grain: asked year, indicator, member. Parameters: $level (poles, regions, departements, sectors), $members,
-- $indicators, $years (a NULL element asks for the last values known), $everyone (all members of the level, not
-- only $members), $per_inhabitant (the value for a thousand inhabitants, unless a ratio; NULL where the
-- population is not known or where the figure covers parts of poles only), $regions, $departements, $sectors, $statuses. A member of $members has a row even without value;
-- a pole stays a member when the filters leave it out (in_network is then false), a group counts the poles they keep.
WITH network AS (
    SELECT *
    FROM selected_pole($regions, $departements, $sectors, $statuses)
),
membership AS (
    SELECT
        pole.pole_id AS member,
        pole.pole_id,
        commune.population,
        network.pole_id IS NOT NULL AS in_network
    FROM pole
    LEFT JOIN commune ON commune.commune_code = pole.commune_code
    LEFT JOIN network ON network.pole_id = pole.pole_id
    WHERE $level = 'poles'
    UNION ALL
    SELECT
        network.region_code AS member,
        network.pole_id,
        region.population,
        TRUE AS in_network
    FROM network
    JOIN region ON region.region_code = network.region_code
    WHERE $level = 'regions'
    UNION ALL
    SELECT
        network.departement_code AS member,
        network.pole_id,
        departement.population,
        TRUE AS in_network
    FROM network
    JOIN departement ON departement.departement_code = network.departement_code
    WHERE $level = 'departements'
    UNION ALL
    SELECT
        pole_sector.sector AS member,
        network.pole_id,
        NULL AS population,
        TRUE AS in_network
    FROM network
    JOIN pole_sector ON pole_sector.pole_id = network.pole_id
    WHERE $level = 'sectors'
),
listed AS (
    SELECT
        asked.member,
        count(membership.pole_id) AS poles_selected,
        any_value(membership.population) AS population,
        coalesce(bool_and(membership.in_network), FALSE) AS in_network
    FROM (
        SELECT unnest($members::VARCHAR[]) AS member
        UNION
        SELECT member
        FROM membership
        WHERE $everyone
    ) AS asked
    LEFT JOIN membership ON membership.member = asked.member
    GROUP BY asked.member
),
asked_year AS (
    SELECT unnest($years::INTEGER[]) AS asked_year
),
measured AS (
    SELECT
        asked_year.asked_year,
        situation.indicator,
        membership.member,
        CASE any_value(indicator.across_poles)
            WHEN 'median' THEN median(situation.value)
            ELSE sum(situation.value)
        END AS value,
        CASE
            WHEN any_value(indicator.across_poles) <> 'median' OR count(*) = 1
                THEN total_qualifier(list(situation.qualifier))
            WHEN bool_or(situation.qualifier <> 'exact') THEN 'approx'
            ELSE 'exact'
        END AS qualifier,
        min(situation.first_year) AS first_year,
        min(situation.year) AS oldest_year,
        max(situation.year) AS last_year,
        any_value(indicator.kind) = 'ratio' AS is_ratio,
        count(*) AS poles,
        count(*) FILTER (situation.perimeter <> '') AS partial,
        count(*) FILTER (situation.year_basis = 'estimated') AS estimated,
        CASE WHEN count(*) = 1 THEN min(situation.perimeter) ELSE '' END AS perimeter,
        count(*) FILTER (situation.claim_id IS NULL AND indicator.numerator IS NOT NULL) AS recomputed,
        count(*) FILTER (situation.qualifier = 'approx') AS approximate,
        max(situation.value) AS largest
    FROM listed
    JOIN membership ON membership.member = listed.member
    JOIN situation ON situation.pole_id = membership.pole_id
    JOIN asked_year
        ON (asked_year.asked_year IS NULL AND situation.latest)
        OR (asked_year.asked_year >= situation.from_year AND asked_year.asked_year < situation.to_year)
    JOIN indicator ON indicator.indicator = situation.indicator
    WHERE
        list_contains($indicators::VARCHAR[], situation.indicator)
        AND ($level = 'poles' OR indicator.across_poles <> 'none')
    GROUP BY
        asked_year.asked_year,
        situation.indicator,
        membership.member
)
SELECT
    asked_year.asked_year,
    asked_indicator.indicator,
    listed.member,
    CASE
        WHEN NOT $per_inhabitant OR measured.is_ratio THEN measured.value
        WHEN measured.partial < measured.poles THEN measured.value * 1000 / nullif(listed.population, 0)
    END AS value,
    coalesce(measured.qualifier, 'exact') AS qualifier,
    measured.first_year,
    measured.oldest_year,
    measured.last_year,
    coalesce(measured.poles, 0) AS poles,
    listed.poles_selected,
    coalesce(measured.partial, 0) AS partial,
    coalesce(measured.estimated, 0) AS estimated,
    coalesce(measured.perimeter, '') AS perimeter,
    listed.population,
    listed.in_network,
    coalesce(measured.recomputed, 0) AS recomputed,
    coalesce(measured.approximate, 0) AS approximate,
    measured.largest
FROM listed
CROSS JOIN asked_year
CROSS JOIN (SELECT unnest($indicators::VARCHAR[]) AS indicator) AS asked_indicator
LEFT JOIN measured
    ON measured.member = listed.member
    AND measured.indicator = asked_indicator.indicator
    AND measured.asked_year IS NOT DISTINCT FROM asked_year.asked_year
WHERE
    (
        measured.value IS NOT NULL
        AND (
            NOT $per_inhabitant
            OR measured.is_ratio
            OR (listed.population > 0 AND measured.partial < measured.poles)
        )
    )
    OR list_contains($members::VARCHAR[], listed.member)
ORDER BY
    asked_year.asked_year NULLS FIRST,
    asked_indicator.indicator,
    listed.member;
