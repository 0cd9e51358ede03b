-- Grain: indicator with at least one public claim. No parameter. A real figure to show what the indicator
-- measures: on a whole pole and exact where there is one, the latest.
SELECT
    claim.pole_id,
    claim.indicator,
    claim.year,
    claim.year_basis,
    claim.value,
    claim.qualifier,
    claim.perimeter,
    source.title AS source_title,
    source.url AS source_url,
    claim.note
FROM ranked_claim AS claim
JOIN source USING (source_id)
WHERE claim.keep_rank = 1
QUALIFY row_number() OVER (
    PARTITION BY claim.indicator
    ORDER BY claim.perimeter <> '', claim.qualifier <> 'exact', claim.year DESC, claim.claim_id
) = 1
ORDER BY claim.indicator;
