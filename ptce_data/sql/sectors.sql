-- Grain: sector. No parameter. In alphabetical order of the French label, unspecified last.
SELECT
    sector AS code,
    label_fr,
    label_en,
    family
FROM sector
ORDER BY
    family = 'divers',
    strip_accents(lower(label_fr)),
    sector;
