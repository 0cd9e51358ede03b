-- Grain: incoming claim that no standing one already makes, once, by rank. No parameter. Reads incoming_claim.
-- Two claims are the same when their claim_identity is. A short digest of it finds the few that may be; only
-- those are compared field by field. The standing claims of the incoming poles only are read: the rest cannot
-- match.
CREATE OR REPLACE TEMP TABLE fresh_claim AS
WITH incoming AS MATERIALIZED (
    SELECT
        rank,
        hash(claim_identity(incoming_claim)) AS digest
    FROM incoming_claim
),
standing AS MATERIALIZED (
    SELECT
        claim_identity(standing_claim) AS identity,
        hash(claim_identity(standing_claim)) AS digest
    FROM standing_claim
    WHERE pole_id IN (SELECT DISTINCT incoming_claim.pole_id FROM incoming_claim)
),
doubtful AS MATERIALIZED (
    SELECT rank
    FROM incoming
    WHERE
        digest IN (SELECT standing.digest FROM standing)
        OR digest IN (
            SELECT repeated.digest
            FROM incoming AS repeated
            GROUP BY repeated.digest
            HAVING count(*) > 1
        )
),
fresh AS (
    SELECT rank
    FROM incoming
    ANTI JOIN doubtful USING (rank)
    UNION ALL
    SELECT rank
    FROM (
        SELECT
            incoming_claim.rank,
            claim_identity(incoming_claim) AS identity
        FROM incoming_claim
        SEMI JOIN doubtful USING (rank)
    )
    ANTI JOIN standing USING (identity)
    QUALIFY row_number() OVER (PARTITION BY identity ORDER BY rank) = 1
)
SELECT
    rank,
    (SELECT coalesce(max(claim_id), 0) FROM claim) + row_number() OVER (ORDER BY rank) AS claim_id
FROM fresh;
