-- Grain: what was published after a version: event of a batch, or choice. Parameter: $version.
SELECT
    event.version,
    event.batch_id,
    event.kind,
    event.done_at AS at,
    event.done_by AS by,
    batch.file_name,
    event.reason
FROM batch_event AS event
JOIN batch ON batch.batch_id = event.batch_id
WHERE event.version > $version
UNION ALL
SELECT
    choice.version,
    claim.batch_id,
    'kept' AS kind,
    choice.chosen_at AS at,
    choice.chosen_by AS by,
    batch.file_name,
    choice.reason
FROM choice
JOIN claim ON claim.claim_id = choice.claim_id
JOIN batch ON batch.batch_id = claim.batch_id
WHERE choice.version > $version
ORDER BY
    version,
    "at",
    kind;
