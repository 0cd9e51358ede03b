-- Grain: batch. Parameter: $batch_id (NULL for all). For staff alone. The newest first.
WITH appended AS (
    SELECT
        batch_id,
        count(*) AS claims,
        count(*) FILTER (visibility = 'confidential') AS confidential
    FROM claim
    GROUP BY batch_id
),
created AS (
    SELECT
        batch_id,
        count(*) AS poles
    FROM pole_registration
    GROUP BY batch_id
),
corrected AS (
    SELECT
        batch_id,
        count(*) AS claims
    FROM replacement
    WHERE counted
    GROUP BY batch_id
),
published AS (
    SELECT
        batch_id,
        arg_min(counts, event_id) AS counts
    FROM batch_event
    WHERE kind = 'published'
    GROUP BY batch_id
)
SELECT
    batch.batch_id,
    batch.file_name,
    batch.sha256,
    batch.size_bytes,
    batch.imported_at AS at,
    batch.imported_by AS by,
    coalesce(batch.note, '') AS note,
    batch.withdrawn_at,
    batch.withdrawn_by,
    coalesce(appended.claims, 0) AS claims,
    coalesce(appended.confidential, 0) AS confidential,
    coalesce(created.poles, 0) AS poles,
    coalesce(corrected.claims, 0) AS replaced,
    published.counts
FROM batch
LEFT JOIN appended ON appended.batch_id = batch.batch_id
LEFT JOIN created ON created.batch_id = batch.batch_id
LEFT JOIN corrected ON corrected.batch_id = batch.batch_id
LEFT JOIN published ON published.batch_id = batch.batch_id
WHERE $batch_id IS NULL OR batch.batch_id = $batch_id
ORDER BY batch.batch_id DESC;
