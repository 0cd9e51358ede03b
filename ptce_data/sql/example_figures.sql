-- Grain: pole and indicator asked, where a value is known. Parameters: the selection, $poles, $indicators.
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
SEMI JOIN selected_pole($regions, $departements, $sectors, $statuses) AS pole USING (pole_id)
WHERE
    situation.pole_id IN (SELECT unnest($poles))
    AND situation.indicator IN (SELECT unnest($indicators))
ORDER BY
    situation.pole_id,
    situation.indicator;
