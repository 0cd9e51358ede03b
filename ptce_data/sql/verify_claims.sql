-- Grain: claim, confidential and withdrawn ones too. No parameter. Read from the bare tables, none of the
-- views: verification judges for itself which claims count.
SELECT
    claim.pole_id,
    claim.indicator,
    claim.year,
    claim.perimeter,
    claim.value,
    claim.qualifier,
    claim.year_basis,
    claim.note,
    claim.source_id,
    source.title AS source_title,
    source.url AS source_url,
    claim.claim_id,
    claim.batch_id,
    claim.visibility = 'public' AND batch.withdrawn_at IS NULL AS published,
    coalesce(bool_or(corrector.batch_id IS NOT NULL), FALSE) AS replaced,
    coalesce(max(choice.choice_id), 0) AS choice_id
FROM claim
JOIN batch ON batch.batch_id = claim.batch_id
JOIN source ON source.source_id = claim.source_id
LEFT JOIN choice ON choice.claim_id = claim.claim_id
LEFT JOIN replacement ON replacement.claim_id = claim.claim_id
LEFT JOIN batch AS corrector
    ON corrector.batch_id = replacement.batch_id AND corrector.withdrawn_at IS NULL
GROUP BY ALL
ORDER BY
    claim.pole_id,
    claim.claim_id;
