-- Grain: claim replaced. Parameter: $batch_id. Reads replacing (rank, claim_id: which incoming claim corrects which
-- one that stands) and fresh_claim; needs claim_identity. Once the claims are appended.
-- What goes with the claim corrected: every older claim that tells the same fact, withdrawn ones too, that would
-- otherwise come back with their import; and what these had replaced, that would come back with theirs.
-- One claim corrected by several lines is replaced by the first of them.
INSERT INTO replacement BY NAME
WITH corrected AS (
    SELECT
        replacing.claim_id,
        min(fresh_claim.claim_id) AS by_claim_id
    FROM replacing
    JOIN fresh_claim ON fresh_claim.rank = replacing.rank
    SEMI JOIN standing_claim ON standing_claim.claim_id = replacing.claim_id
    GROUP BY replacing.claim_id
),
told AS (
    SELECT
        corrected.claim_id,
        corrected.by_claim_id,
        claim.pole_id,
        claim_identity(claim) AS identity
    FROM corrected
    JOIN claim ON claim.claim_id = corrected.claim_id
),
same_fact AS (
    SELECT
        claim.claim_id,
        told.by_claim_id,
        claim.claim_id = told.claim_id AS counted
    FROM told
    JOIN claim ON claim.pole_id = told.pole_id AND claim_identity(claim) = told.identity
    WHERE claim.batch_id < $batch_id
),
earlier AS (
    SELECT
        replacement.claim_id,
        same_fact.by_claim_id,
        FALSE AS counted
    FROM same_fact
    JOIN replacement ON replacement.by_claim_id = same_fact.claim_id
    JOIN batch ON batch.batch_id = replacement.batch_id
    WHERE batch.withdrawn_at IS NULL
),
gone AS (
    FROM same_fact
    UNION ALL
    FROM earlier
)
SELECT
    $batch_id AS batch_id,
    claim_id,
    min(by_claim_id) AS by_claim_id,
    bool_or(counted) AS counted
FROM gone
GROUP BY claim_id
ORDER BY claim_id;
