-- Grain: pole of the selection. Parameters: the selection.
-- place is the finest one known; source_url is the page the pole was found on, NULL where it has no address.
SELECT
    pole.name,
    coalesce(commune.name || ', ', '') || coalesce(departement.name, region.name) AS place,
    pole.source_url
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
LEFT JOIN commune USING (commune_code)
LEFT JOIN departement ON departement.departement_code = pole.departement_code
JOIN region ON region.region_code = pole.region_code
ORDER BY
    pole.search_text,
    pole.pole_id;
