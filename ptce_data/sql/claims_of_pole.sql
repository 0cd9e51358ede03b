-- Grain: public claim of a pole that stands. Parameters: $pole_id, $indicator (NULL for every indicator).
-- keep_rank 1 is the claim kept among its rivals (same indicator, year, perimeter), keep_rank 2 the closest rival.
SELECT
    ranked_claim.claim_id,
    ranked_claim.indicator,
    ranked_claim.year,
    ranked_claim.year_basis,
    ranked_claim.value,
    ranked_claim.qualifier,
    ranked_claim.perimeter,
    ranked_claim.note,
    source.title AS source_title,
    source.url AS source_url,
    ranked_claim.batch_id,
    choice.reason AS choice_reason,
    ranked_claim.keep_rank
FROM ranked_claim
JOIN source USING (source_id)
LEFT JOIN choice USING (choice_id)
WHERE
    ranked_claim.pole_id = $pole_id
    AND ($indicator IS NULL OR ranked_claim.indicator = $indicator)
ORDER BY
    ranked_claim.indicator,
    ranked_claim.year DESC,
    ranked_claim.perimeter,
    ranked_claim.keep_rank;
