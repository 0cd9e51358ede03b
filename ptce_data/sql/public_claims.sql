-- Grain: public claim that stands. No parameter. kept = it gives its value to an observation, alone or added.
SELECT
    public_claim.claim_id,
    public_claim.pole_id,
    public_claim.indicator,
    public_claim.year,
    public_claim.year_basis,
    public_claim.value,
    public_claim.qualifier,
    public_claim.perimeter,
    public_claim.note,
    public_claim.source_id,
    public_claim.batch_id,
    indicator.kind = 'event' OR kept.claim_id IS NOT NULL AS kept
FROM public_claim
JOIN indicator USING (indicator)
LEFT JOIN (
    SELECT DISTINCT claim_id
    FROM observation
    WHERE claim_id IS NOT NULL
) AS kept USING (claim_id)
ORDER BY public_claim.claim_id;
