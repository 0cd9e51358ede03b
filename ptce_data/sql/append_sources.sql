-- Grain: source. Reads incoming_claim and fresh_claim. Appends the sources of fresh claims not yet known.
INSERT OR IGNORE INTO source
SELECT DISTINCT
    source_id,
    title,
    url,
    publisher,
    NULL AS published
FROM incoming_claim
SEMI JOIN fresh_claim USING (rank)
ORDER BY source_id;
