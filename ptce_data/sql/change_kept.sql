-- Grain: figure of the change that a standing claim gives. Reads change_line; parameter: $moment. Fills change_kept.
-- The claim kept among those of the same visibility: confidential claims have their own, that only staff see.
-- A digest of the fields finds the figures: one number is compared faster than five texts.
INSERT INTO change_kept
WITH last_choice AS (
    SELECT
        claim_id,
        max(choice_id) AS choice_id
    FROM choice
    GROUP BY claim_id
),
rival AS (
    SELECT *
    FROM standing_claim
    WHERE
        hash(pole_id, indicator, year, perimeter, visibility) IN (
            SELECT hash(line.pole_id, line.indicator, line.year, line.perimeter, line.visibility)
            FROM change_line AS line
        )
)
SELECT
    $moment AS moment,
    pole_id,
    indicator,
    year,
    perimeter,
    visibility,
    kept.claim_id,
    kept.value,
    kept.qualifier
FROM (
    SELECT
        rival.pole_id,
        rival.indicator,
        rival.year,
        rival.perimeter,
        rival.visibility,
        arg_min(
            struct_pack(claim_id := rival.claim_id, value := rival.value, qualifier := rival.qualifier),
            keep_order(
                last_choice.choice_id,
                rival.year_basis,
                rival.batch_id,
                rival.qualifier,
                rival.claim_id
            )
        ) AS kept
    FROM rival
    LEFT JOIN last_choice USING (claim_id)
    GROUP BY ALL
);
