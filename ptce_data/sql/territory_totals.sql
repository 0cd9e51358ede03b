-- Grain: indicator published by at least one pole of the territory, or core. Parameters: $poles (those of the
-- territory, ids), the selection (the country: without régions or départements).
-- total is NULL where adding makes no sense; whole adds only the figures that cover their whole pole; medians are across poles, approximate unless every value is exact
-- (one value alone keeps its qualifier); *_poles say how many published it.
WITH country AS (
    SELECT
        situation.*,
        list_contains($poles, situation.pole_id) AS here
    FROM situation_at($year) AS situation
    SEMI JOIN selected_pole($regions, $departements, $sectors, $statuses) AS pole USING (pole_id)
)
SELECT
    indicator.indicator,
    CASE indicator.across_poles WHEN 'sum' THEN sum(country.value) FILTER (here) END AS total,
    total_qualifier(list(country.qualifier) FILTER (here)) AS qualifier,
    CASE indicator.across_poles
        WHEN 'sum' THEN sum(country.value) FILTER (here AND country.perimeter = '')
    END AS whole,
    total_qualifier(list(country.qualifier) FILTER (here AND country.perimeter = '')) AS whole_qualifier,
    median(country.value) FILTER (here) AS median_here,
    CASE
        WHEN count(*) FILTER (here) = 1 THEN min(country.qualifier) FILTER (here)
        WHEN bool_or(country.qualifier <> 'exact') FILTER (here) THEN 'approx'
        ELSE 'exact'
    END AS qualifier_here,
    median(country.value) AS median_country,
    CASE
        WHEN count(country.pole_id) = 1 THEN min(country.qualifier)
        WHEN bool_or(country.qualifier <> 'exact') THEN 'approx'
        ELSE 'exact'
    END AS qualifier_country,
    min(country.first_year) FILTER (here) AS first_year,
    max(country.year) FILTER (here) AS last_year,
    count(*) FILTER (here) AS poles,
    count(country.pole_id) AS country_poles,
    count(*) FILTER (here AND country.perimeter <> '') AS partial,
    count(*) FILTER (here AND country.year_basis = 'estimated') AS estimated,
    count(*) FILTER (here AND country.qualifier = 'approx') AS approximate,
    max(country.value) FILTER (here) AS largest,
    list_sort(list_distinct(list(country.perimeter) FILTER (here AND country.perimeter <> ''))) AS parts
FROM indicator
LEFT JOIN country USING (indicator)
GROUP BY
    indicator.indicator,
    indicator.across_poles,
    indicator.core
HAVING indicator.core OR count(*) FILTER (here) > 0
ORDER BY
    indicator.core DESC,
    poles DESC,
    indicator.indicator;
