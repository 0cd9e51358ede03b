-- Grain: source. Reads incoming_claim. Appends the sources not yet known.
INSERT OR IGNORE INTO source
SELECT DISTINCT
    source_id,
    title,
    url,
    publisher,
    NULL AS published
FROM incoming_claim
ORDER BY source_id;
