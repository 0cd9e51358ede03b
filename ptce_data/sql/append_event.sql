-- Grain: event of a batch. Parameters: $batch_id, $kind, $at, $by, $reason. The version is the one being made.
INSERT INTO batch_event BY NAME
SELECT
    (SELECT coalesce(max(event_id), 0) + 1 FROM batch_event) AS event_id,
    $batch_id AS batch_id,
    $kind AS kind,
    $at AS done_at,
    $by AS done_by,
    $reason AS reason,
    (SELECT coalesce(max(version), 0) + 1 FROM data_version) AS version;
