-- Grain: pole of the selection. Parameters: the selection, $n. Those with the most indicators published first.
SELECT
    pole.pole_id,
    pole.name
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
LEFT JOIN situation ON situation.pole_id = pole.pole_id AND situation.latest
GROUP BY ALL
ORDER BY
    count(DISTINCT situation.indicator) DESC,
    pole.pole_id
LIMIT $n;
