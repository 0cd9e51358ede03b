-- Grain: indicator asked. Parameters: the selection, $indicators (codes).
-- A sum or a median across the poles that published it, with what it rests on.
WITH selected AS (
    SELECT pole_id
    FROM selected_pole($regions, $departements, $sectors, $statuses)
),
known AS (
    SELECT situation.*
    FROM situation_at($year) AS situation
    SEMI JOIN selected USING (pole_id)
    WHERE situation.indicator IN (SELECT unnest($indicators))
)
SELECT
    indicator.indicator,
    CASE indicator.across_poles
        WHEN 'sum' THEN sum(known.value)
        WHEN 'median' THEN median(known.value)
    END AS value,
    CASE
        WHEN indicator.across_poles <> 'median' OR count(known.pole_id) = 1
            THEN total_qualifier(list(DISTINCT known.qualifier))
        WHEN bool_or(known.qualifier <> 'exact') THEN 'approx'
        ELSE 'exact'
    END AS qualifier,
    min(known.first_year) AS first_year,
    max(known.year) AS last_year,
    count(known.pole_id) AS poles,
    (SELECT count(*) FROM selected) AS poles_selected,
    count(*) FILTER (known.perimeter <> '') AS partial,
    count(*) FILTER (known.year_basis = 'estimated') AS estimated,
    count(*) FILTER (known.qualifier = 'approx') AS approximate,
    max(known.value) AS largest
FROM indicator
LEFT JOIN known USING (indicator)
WHERE indicator.indicator IN (SELECT unnest($indicators))
GROUP BY
    indicator.indicator,
    indicator.across_poles
ORDER BY indicator.indicator;
