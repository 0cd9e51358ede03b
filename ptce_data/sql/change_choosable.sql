-- Grain: claim. Parameter: $claim_id. Its batch, whether it stands, whether its indicator adds its claims.
SELECT
    claim.batch_id,
    batch.withdrawn_at IS NULL AS stands,
    indicator.kind = 'event' AS added
FROM claim
JOIN batch ON batch.batch_id = claim.batch_id
JOIN indicator ON indicator.indicator = claim.indicator
WHERE claim.claim_id = $claim_id;
