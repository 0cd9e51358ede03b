-- Grain: région with at least one pole. Parameters: the selection.
SELECT
    region.region_code,
    region.name,
    count(*) AS poles
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
JOIN region ON region.region_code = pole.region_code
GROUP BY
    region.region_code,
    region.name
ORDER BY
    poles DESC,
    strip_accents(lower(region.name)),
    region.region_code;
