-- Grain: incoming claim that no standing one already makes, once, by rank. No parameter. Reads incoming_claim.
-- Two claims are the same when every field is, wherever they were read. A short digest of the fields finds the
-- few that may be; only those are compared field by field. The standing claims of the incoming poles only are
-- read: the rest cannot match.
CREATE OR REPLACE TEMP TABLE fresh_claim AS
WITH incoming AS MATERIALIZED (
    SELECT
        rank,
        hash(
            pole_id,
            indicator,
            year,
            year_basis,
            value,
            qualifier,
            perimeter,
            note,
            visibility,
            source_id
        ) AS digest
    FROM incoming_claim
),
standing AS MATERIALIZED (
    SELECT
        standing_claim.*,
        hash(
            pole_id,
            indicator,
            year,
            year_basis,
            value,
            qualifier,
            perimeter,
            note,
            visibility,
            source_id
        ) AS digest
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
        SELECT incoming_claim.*
        FROM incoming_claim
        SEMI JOIN doubtful USING (rank)
    )
    ANTI JOIN standing USING (
        pole_id,
        indicator,
        year,
        year_basis,
        value,
        qualifier,
        perimeter,
        note,
        visibility,
        source_id
    )
    QUALIFY row_number() OVER (
        PARTITION BY
            pole_id,
            indicator,
            year,
            year_basis,
            value,
            qualifier,
            perimeter,
            note,
            visibility,
            source_id
        ORDER BY rank
    ) = 1
)
SELECT
    rank,
    (SELECT coalesce(max(claim_id), 0) FROM claim) + row_number() OVER (ORDER BY rank) AS claim_id
FROM fresh;
