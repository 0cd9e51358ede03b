-- Grain: sector. No parameter.
SELECT
    sector,
    family,
    label_fr,
    label_en,
    position
FROM sector
ORDER BY
    position,
    sector;
