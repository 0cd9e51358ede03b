-- Grain: claim that a total is made of. Parameters: the selection, $indicator.
-- The largest first. Events count one by one, those two
-- standing batches tell in the same words once; a recomputed ratio has no claim, hence no source.
WITH selected AS (
    SELECT
        pole_id,
        name
    FROM selected_pole($regions, $departements, $sectors, $statuses)
),
known AS (
    SELECT
        situation.*,
        indicator.kind = 'event' AS added
    FROM situation_at($year) AS situation
    JOIN indicator USING (indicator)
    WHERE situation.indicator = $indicator
)
SELECT
    selected.pole_id,
    selected.name,
    coalesce(claim.value, known.value) AS value,
    coalesce(claim.qualifier, known.qualifier) AS qualifier,
    coalesce(claim.year, known.year) AS year,
    coalesce(claim.year_basis, known.year_basis) AS year_basis,
    coalesce(claim.perimeter, known.perimeter) AS perimeter,
    coalesce(claim.note, '') AS note,
    coalesce(source.title, '') AS source_title,
    source.url AS source_url
FROM known
JOIN selected USING (pole_id)
LEFT JOIN public_claim AS claim
    ON claim.pole_id = known.pole_id
    AND claim.indicator = known.indicator
    AND (claim.claim_id = known.claim_id OR (known.added AND claim.year <= known.year))
LEFT JOIN source USING (source_id)
QUALIFY
    NOT known.added
    OR row_number() OVER (
        PARTITION BY
            selected.pole_id,
            claim.value,
            claim.qualifier,
            claim.year,
            claim.year_basis,
            claim.perimeter,
            claim.note,
            claim.source_id
        ORDER BY claim.claim_id
    ) = 1
ORDER BY
    value DESC,
    strip_accents(lower(selected.name)),
    selected.pole_id,
    claim.claim_id;
