-- Grain: line of the change, by rank. Reads incoming_claim and fresh_claim.
-- claim_id is NULL where the line says what a standing claim already says.
CREATE OR REPLACE TEMP TABLE change_line AS
SELECT
    incoming_claim.rank,
    fresh_claim.claim_id,
    incoming_claim.pole_id,
    incoming_claim.indicator,
    incoming_claim.year,
    incoming_claim.perimeter,
    incoming_claim.visibility,
    incoming_claim.value,
    incoming_claim.qualifier,
    incoming_claim.sheet,
    incoming_claim.cell,
    FALSE AS told_elsewhere
FROM incoming_claim
LEFT JOIN fresh_claim USING (rank);
