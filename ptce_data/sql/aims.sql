-- Grain: aim. No parameter. In the order readers expect.
SELECT
    aim AS code,
    label_fr,
    label_en
FROM aim
ORDER BY position;
