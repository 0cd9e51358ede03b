-- Grain: line of the change, by rank: a claim of the ledger. Parameters: $batch_id (all its claims), $claim_id
-- (that one). told_elsewhere: a claim of another standing batch is the same in every field.
CREATE OR REPLACE TEMP TABLE change_line AS
SELECT
    claim.claim_id AS rank,
    claim.pole_id,
    claim.indicator,
    claim.year,
    claim.perimeter,
    claim.visibility,
    claim.value,
    claim.qualifier,
    claim.sheet,
    claim.cell,
    $claim_id IS NULL AND other.pole_id IS NOT NULL AS told_elsewhere
FROM claim
LEFT JOIN (
    SELECT DISTINCT
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
    FROM standing_claim
    WHERE batch_id <> $batch_id
) AS other USING (pole_id, indicator, year, year_basis, value, qualifier, perimeter, note, visibility, source_id)
WHERE claim.batch_id = $batch_id OR claim.claim_id = $claim_id;
