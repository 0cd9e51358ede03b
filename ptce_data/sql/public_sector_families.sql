-- Grain: family. No parameter. In the order readers expect.
SELECT
    family,
    label_fr,
    label_en,
    position
FROM sector_family
ORDER BY
    position,
    family;
