-- Grain: one row. No parameter. When the poles were last counted: the starting data, or an import in force that
-- created one.
SELECT CAST(max(imported_at) AS DATE) AS day
FROM batch
WHERE
    batch_id = (SELECT min(first.batch_id) FROM batch AS first)
    OR batch_id IN (SELECT created.batch_id FROM registered_pole AS created WHERE created.standing);
