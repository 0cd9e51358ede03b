-- Grain: incoming claim that corrects published ones, by rank: what they came to. Reads replacing, fresh_claim.
-- No parameter. One claim corrected by several lines is replaced by the first of them.
CREATE OR REPLACE TEMP TABLE change_replaced AS
WITH corrected AS (
    SELECT
        min(replacing.rank) AS rank,
        replacing.claim_id
    FROM replacing
    SEMI JOIN fresh_claim ON fresh_claim.rank = replacing.rank
    GROUP BY replacing.claim_id
)
SELECT
    corrected.rank,
    sum(standing_claim.value ORDER BY standing_claim.claim_id) AS value,
    total_qualifier(list(standing_claim.qualifier)) AS qualifier
FROM corrected
JOIN standing_claim ON standing_claim.claim_id = corrected.claim_id
GROUP BY corrected.rank;
