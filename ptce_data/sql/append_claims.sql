-- Grain: claim. Reads incoming_claim and fresh_claim; parameter: $batch_id. Appends the fresh ones.
INSERT INTO claim
SELECT
    fresh_claim.claim_id,
    pole_id,
    indicator,
    year,
    year_basis,
    value,
    qualifier,
    perimeter,
    note,
    visibility,
    source_id,
    $batch_id AS batch_id,
    sheet,
    cell
FROM incoming_claim
JOIN fresh_claim USING (rank)
ORDER BY rank;
