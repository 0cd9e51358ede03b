-- Grain: import in force of a file, the newest first. Parameter: $sha256, of the bytes of the file.
SELECT
    batch_id,
    file_name,
    imported_at AS at,
    imported_by AS by
FROM batch
WHERE sha256 = $sha256 AND withdrawn_at IS NULL
ORDER BY batch_id DESC;
