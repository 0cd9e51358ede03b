-- Grain: claim. Reads incoming_claim; parameter: $batch_id. Appends each claim no standing one already
-- makes, once; two claims are the same when every field is, wherever they were read. The standing claims
-- of the incoming poles only are compared: the rest cannot match.
INSERT INTO claim
WITH standing AS (
    SELECT standing_claim.*
    FROM standing_claim
    SEMI JOIN incoming_claim USING (pole_id)
),
fresh AS (
    SELECT *
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
    (SELECT coalesce(max(claim_id), 0) FROM claim) + row_number() OVER (ORDER BY rank) AS claim_id,
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
FROM fresh
ORDER BY rank;
