-- Grain: aim. No parameter. In the order readers expect.
SELECT
    aim,
    label_fr,
    label_en,
    position
FROM aim
ORDER BY
    position,
    aim;
