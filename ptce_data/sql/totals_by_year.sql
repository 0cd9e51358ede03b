-- Grain: year with a new figure. Parameters: the selection, $indicator.
-- The total "à fin" each year, up to the year of the selection; for a flow, the total of that year.
-- parts: the perimeters of the values that cover a part of their pole only.
WITH selected AS (
    SELECT pole_id
    FROM selected_pole($regions, $departements, $sectors, $statuses)
),
known AS (
    SELECT situation.*
    FROM situation
    SEMI JOIN selected USING (pole_id)
    WHERE situation.indicator = $indicator
),
dates AS (
    SELECT DISTINCT from_year AS at_year
    FROM known
    WHERE $year IS NULL OR from_year <= $year
)
SELECT
    dates.at_year AS year,
    CASE indicator.across_poles
        WHEN 'median' THEN median(known.value)
        ELSE sum(known.value)
    END AS value,
    CASE
        WHEN indicator.across_poles <> 'median' OR count(*) = 1 THEN total_qualifier(list(DISTINCT known.qualifier))
        WHEN bool_or(known.qualifier <> 'exact') THEN 'approx'
        ELSE 'exact'
    END AS qualifier,
    count(*) AS poles,
    count(*) FILTER (known.year_basis = 'estimated') AS estimated,
    list_sort(list_distinct(list(known.perimeter) FILTER (known.perimeter <> ''))) AS parts
FROM dates
JOIN known ON dates.at_year >= known.from_year AND dates.at_year < known.to_year
JOIN indicator ON indicator.indicator = $indicator
GROUP BY
    dates.at_year,
    indicator.across_poles
ORDER BY dates.at_year;
