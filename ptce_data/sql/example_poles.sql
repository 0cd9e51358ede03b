-- Grain: pole asked that the selection holds. Parameters: the selection, $poles.
SELECT
    pole.pole_id,
    pole.name,
    coalesce(commune.name || ' · ', '') || region.name AS place,
    pole.description_fr,
    pole.description_en
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
LEFT JOIN commune USING (commune_code)
JOIN region ON region.region_code = pole.region_code
WHERE pole.pole_id IN (SELECT unnest($poles))
ORDER BY list_position($poles, pole.pole_id);
