-- Grain: pole of the selection. Parameters: the selection, $n. Those with the most indicators known at that date
-- first.
SELECT
    pole.pole_id,
    pole.name
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
LEFT JOIN situation_at($year) AS situation ON situation.pole_id = pole.pole_id
GROUP BY ALL
ORDER BY
    count(DISTINCT situation.indicator) DESC,
    pole.pole_id
LIMIT $n;
