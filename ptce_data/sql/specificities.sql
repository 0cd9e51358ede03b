-- Grain: specificity. No parameter. In the order readers expect.
SELECT
    specificity AS code,
    label_fr,
    label_en
FROM specificity
ORDER BY position;
