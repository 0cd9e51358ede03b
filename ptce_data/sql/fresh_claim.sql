-- Grain: incoming claim that no standing one already makes, once, by rank. No parameter. Reads incoming_claim.
-- Two claims are the same when every field is, wherever they were read. The standing claims of the incoming
-- poles only are compared: the rest cannot match.
CREATE OR REPLACE TEMP TABLE fresh_claim AS
WITH standing AS (
    SELECT standing_claim.*
    FROM standing_claim
    SEMI JOIN incoming_claim USING (pole_id)
),
fresh AS (
    SELECT rank
    FROM incoming_claim
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
FROM fresh
ORDER BY rank;
