-- Grain: public claim. Parameter: none. The columns of data/seed/observations.csv, and the batch of each.
SELECT
    public_claim.pole_id,
    public_claim.indicator,
    public_claim.year,
    public_claim.year_basis,
    public_claim.value,
    indicator.unit,
    public_claim.qualifier,
    nullif(public_claim.perimeter, '') AS perimeter,
    source.url AS source_url,
    source.title AS source_title,
    nullif(public_claim.note, '') AS note,
    public_claim.batch_id AS batch
FROM public_claim
JOIN indicator USING (indicator)
JOIN source USING (source_id)
ORDER BY public_claim.claim_id
