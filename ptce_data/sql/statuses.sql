-- Grain: status. No parameter. In the order readers expect.
SELECT
    status AS code,
    label_fr,
    label_en
FROM status
ORDER BY position;
