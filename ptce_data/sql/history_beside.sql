-- Grain: event that an import states and that would be added to others published for the same pole, perimeter,
-- indicator, year and visibility, if the import were re-established. Parameter: $batch_id. Needs quoted_source.
-- beside: the sum of those others. What a published claim tells in the same words, or an import in force replaced,
-- would not be added; nor is it added to what the import itself corrects. No row where the import is in force.
WITH told AS (
    SELECT DISTINCT
        claim.pole_id,
        claim.indicator,
        claim.year,
        claim.year_basis,
        claim.perimeter,
        claim.visibility,
        claim.value,
        claim.qualifier,
        claim.note,
        quoted_source(claim.source_id) AS source_id
    FROM claim
    JOIN indicator ON indicator.indicator = claim.indicator AND indicator.kind = 'event'
    ANTI JOIN replaced_claim USING (claim_id)
    JOIN batch ON batch.batch_id = claim.batch_id AND batch.withdrawn_at IS NOT NULL
    WHERE claim.batch_id = $batch_id
),
published AS (
    SELECT DISTINCT
        standing_claim.pole_id,
        standing_claim.indicator,
        standing_claim.year,
        standing_claim.year_basis,
        standing_claim.perimeter,
        standing_claim.visibility,
        standing_claim.value,
        standing_claim.qualifier,
        standing_claim.note,
        quoted_source(standing_claim.source_id) AS source_id
    FROM standing_claim
    ANTI JOIN (
        SELECT replacement.claim_id
        FROM replacement
        WHERE replacement.batch_id = $batch_id
    ) AS corrected USING (claim_id)
    WHERE standing_claim.batch_id <> $batch_id
),
beside AS (
    SELECT
        published.pole_id,
        published.indicator,
        published.year,
        published.perimeter,
        published.visibility,
        sum(published.value ORDER BY published.value) AS value,
        total_qualifier(list(published.qualifier)) AS qualifier
    FROM published
    ANTI JOIN told USING (
        pole_id, indicator, year, year_basis, perimeter, visibility, value, qualifier, note, source_id
    )
    GROUP BY ALL
)
SELECT
    pole.name AS pole,
    indicator.label_fr,
    indicator.label_en,
    indicator.unit,
    told.year,
    told.value,
    told.qualifier,
    beside.value AS beside,
    beside.qualifier AS beside_qualifier
FROM told
ANTI JOIN published USING (
    pole_id, indicator, year, year_basis, perimeter, visibility, value, qualifier, note, source_id
)
JOIN beside USING (pole_id, indicator, year, perimeter, visibility)
JOIN pole ON pole.pole_id = told.pole_id
JOIN indicator ON indicator.indicator = told.indicator
ORDER BY
    pole.name,
    told.indicator,
    told.year,
    told.value;
