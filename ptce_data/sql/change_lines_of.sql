-- Grain: line of the change, by rank: a claim of the ledger. Parameters: $batch_id (all its claims), $claim_id
-- (that one). behind: a claim of another standing batch has the same claim_identity, or one replaces it.
CREATE OR REPLACE TEMP TABLE change_line AS
WITH other AS (
    SELECT DISTINCT claim_identity(standing_claim) AS identity
    FROM standing_claim
    WHERE batch_id <> $batch_id
)
SELECT
    claim.claim_id AS rank,
    claim.pole_id,
    claim.indicator,
    claim.year,
    claim.perimeter,
    claim.visibility,
    claim.value,
    claim.qualifier,
    claim.year_basis,
    claim.note,
    source.title AS source,
    source.url AS source_url,
    claim.sheet,
    claim.cell,
    $claim_id IS NULL AND (other.identity IS NOT NULL OR replaced_claim.claim_id IS NOT NULL) AS behind
FROM claim
JOIN source ON source.source_id = claim.source_id
LEFT JOIN replaced_claim ON replaced_claim.claim_id = claim.claim_id
LEFT JOIN other ON other.identity = claim_identity(claim)
WHERE claim.batch_id = $batch_id OR claim.claim_id = $claim_id;
