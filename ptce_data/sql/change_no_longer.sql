-- Grain: claim to be replaced that no longer stands, whether by another import that replaced it (or it was
-- withdrawn), for the lines not yet published. Reads replacing (rank, claim_id) and fresh_claim; no parameter.
SELECT replacing.claim_id IN (SELECT replaced_claim.claim_id FROM replaced_claim) AS replaced
FROM replacing
SEMI JOIN fresh_claim USING (rank)
ANTI JOIN standing_claim USING (claim_id)
ORDER BY
    replaced DESC,
    replacing.claim_id;
