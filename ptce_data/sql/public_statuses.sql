-- Grain: status. No parameter. In the order readers expect.
SELECT
    status,
    label_fr,
    label_en,
    position
FROM status
ORDER BY
    position,
    status;
