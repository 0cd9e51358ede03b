-- Grain: région or département ($level), all of them, in the order of codes.
-- Parameters: the selection, $level ('region' or 'departement'), $indicator (a code, or NULL for no figure).
-- poles_selected counts the selected poles known to stand there; value is the sum over those that published it,
-- NULL where none did or where adding makes no sense; whole adds only the figures that cover their whole pole.
WITH area AS (
    SELECT
        region_code AS code,
        name,
        population,
        longitude,
        latitude,
        region_code
    FROM region
    WHERE $level = 'region'
    UNION ALL
    SELECT
        departement_code AS code,
        name,
        population,
        longitude,
        latitude,
        region_code
    FROM departement
    WHERE $level = 'departement'
),
placed AS (
    SELECT
        pole_id,
        CASE $level WHEN 'region' THEN region_code ELSE departement_code END AS code
    FROM selected_pole($regions, $departements, $sectors, $statuses)
),
known AS (
    SELECT situation.*
    FROM situation_at($year) AS situation
    JOIN indicator ON indicator.indicator = situation.indicator AND indicator.across_poles = 'sum'
    WHERE situation.indicator = $indicator
)
SELECT
    area.code,
    area.name,
    area.region_code,
    area.population,
    area.longitude,
    area.latitude,
    count(placed.pole_id) AS poles_selected,
    count(known.pole_id) AS poles,
    sum(known.value) AS value,
    total_qualifier(list(known.qualifier)) AS qualifier,
    sum(known.value) FILTER (known.perimeter = '') AS whole,
    total_qualifier(list(known.qualifier) FILTER (known.perimeter = '')) AS whole_qualifier,
    min(known.first_year) AS first_year,
    max(known.year) AS last_year,
    count(*) FILTER (known.perimeter <> '') AS partial,
    count(*) FILTER (known.year_basis = 'estimated') AS estimated
FROM area
LEFT JOIN placed ON placed.code = area.code
LEFT JOIN known ON known.pole_id = placed.pole_id
GROUP BY ALL
ORDER BY area.code;
