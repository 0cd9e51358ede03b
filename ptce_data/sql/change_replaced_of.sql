-- Grain: claim of a batch that replaces others, as rank: what those that stand come to, a fact told twice once.
-- Parameter: $batch_id. Needs claim_identity. Asked before a batch is restored, after it is withdrawn.
CREATE OR REPLACE TEMP TABLE change_replaced AS
WITH fact AS (
    SELECT
        replacement.by_claim_id AS rank,
        claim_identity(standing_claim) AS identity,
        min(standing_claim.claim_id) AS claim_id,
        any_value(standing_claim.value) AS value,
        any_value(standing_claim.qualifier) AS qualifier
    FROM replacement
    JOIN standing_claim ON standing_claim.claim_id = replacement.claim_id
    WHERE replacement.batch_id = $batch_id
    GROUP BY ALL
)
SELECT
    rank,
    sum(value ORDER BY claim_id) AS value,
    total_qualifier(list(qualifier)) AS qualifier
FROM fact
GROUP BY rank;
