-- Grain: specificity. No parameter. In the order readers expect.
SELECT
    specificity,
    label_fr,
    label_en,
    position
FROM specificity
ORDER BY
    position,
    specificity;
