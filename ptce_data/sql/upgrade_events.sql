-- Grain: event of a batch that was made before events were recorded. No parameter.
-- When it was restored, if ever, was not written down.
INSERT INTO batch_event BY NAME
WITH told AS (
    SELECT
        batch_id,
        'published' AS kind,
        imported_at AS done_at,
        imported_by AS done_by
    FROM batch
    UNION ALL
    SELECT
        batch_id,
        'withdrawn' AS kind,
        withdrawn_at AS done_at,
        withdrawn_by AS done_by
    FROM batch
    WHERE withdrawn_at IS NOT NULL
)
SELECT
    row_number() OVER (
        ORDER BY
            told.kind,
            told.batch_id
    ) AS event_id,
    told.batch_id,
    told.kind,
    told.done_at,
    told.done_by,
    least(told.batch_id, data_version.version) AS version
FROM told
CROSS JOIN data_version
WHERE NOT EXISTS (SELECT 1 FROM batch_event)
ORDER BY event_id;
