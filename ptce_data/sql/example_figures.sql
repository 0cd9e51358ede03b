-- Grain: pole and indicator asked, where a value is known at $year. Parameters: $year, $poles, $indicators.
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
WHERE
    situation.pole_id IN (SELECT unnest($poles))
    AND situation.indicator IN (SELECT unnest($indicators))
ORDER BY
    situation.pole_id,
    situation.indicator;
