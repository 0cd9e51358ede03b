-- Grain: public claim that the last known value of a pole rests on: the one shown, or each fact added up.
-- Parameter: $pole_id. A ratio worked out again rests on other indicators' claims: it has no line.
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
FROM situation
JOIN indicator USING (indicator)
JOIN specificity USING (specificity)
JOIN public_claim AS claim
    ON claim.pole_id = situation.pole_id
    AND claim.indicator = situation.indicator
    AND (claim.claim_id = situation.claim_id OR indicator.kind = 'event')
JOIN source USING (source_id)
WHERE
    situation.pole_id = $pole_id
    AND situation.latest
ORDER BY
    specificity.position,
    indicator.core DESC,
    strip_accents(lower(indicator.label_fr)),
    indicator.indicator,
    claim.year,
    claim.claim_id;
