-- Grain: sector_family. No parameter. In the order readers expect.
SELECT
    family AS code,
    label_fr,
    label_en
FROM sector_family
ORDER BY position;
