-- Grain: sector with at least one pole. Parameters: the selection.
-- A pole with several sectors counts in each.
SELECT
    sector.sector,
    sector.label_fr,
    sector.label_en,
    sector.family,
    count(*) AS poles
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
JOIN pole_sector USING (pole_id)
JOIN sector USING (sector)
GROUP BY
    sector.sector,
    sector.label_fr,
    sector.label_en,
    sector.family
ORDER BY
    poles DESC,
    strip_accents(lower(sector.label_fr)),
    sector.sector;
