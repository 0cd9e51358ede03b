-- Grain: event of a batch, the oldest first. Parameter: $batch_id. For staff alone.
SELECT
    kind,
    done_at AS at,
    done_by AS by,
    reason,
    version,
    counts,
    moves
FROM batch_event
WHERE batch_id = $batch_id
ORDER BY event_id;
