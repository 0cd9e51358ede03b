-- Grain: indicator of a pole, at the date asked. Parameters: $pole_id, $year (NULL for the last value known).
SELECT
    situation.pole_id,
    situation.indicator,
    situation.value,
    situation.qualifier,
    situation.year,
    situation.first_year,
    situation.year_basis,
    situation.perimeter,
    situation.claim_id
FROM situation_at($year) AS situation
WHERE situation.pole_id = $pole_id
ORDER BY situation.indicator;
