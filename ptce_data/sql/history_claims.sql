-- Grain: claim, withdrawn and confidential ones too. Parameters: $pole_id and $indicator (NULL for all), $rivals
-- (only standing claims, of figures that several give; events have none). For staff alone.
-- kept: the pages show it (a ratio recomputed from its parts hides the published one). The one that wins comes
-- first, then the one that would without it. replaced_by_…: the first import in force that corrects it.
WITH last_choice AS (
    SELECT
        claim_id,
        max(choice_id) AS choice_id
    FROM choice
    GROUP BY claim_id
),
corrected AS (
    SELECT
        replacement.claim_id,
        min(replacement.batch_id) AS batch_id
    FROM replacement
    JOIN batch ON batch.batch_id = replacement.batch_id
    WHERE batch.withdrawn_at IS NULL
    GROUP BY replacement.claim_id
),
told AS (
    SELECT
        claim.*,
        indicator.kind = 'event' AS added,
        batch.file_name,
        batch.imported_at,
        batch.imported_by,
        batch.withdrawn_at,
        batch.withdrawn_by,
        corrected.batch_id AS replaced_by_batch,
        last_choice.choice_id,
        keep_order(
            last_choice.choice_id,
            claim.year_basis,
            claim.batch_id,
            claim.qualifier,
            claim.claim_id
        ) AS keep_order
    FROM claim
    JOIN batch ON batch.batch_id = claim.batch_id
    JOIN indicator ON indicator.indicator = claim.indicator
    LEFT JOIN last_choice ON last_choice.claim_id = claim.claim_id
    LEFT JOIN corrected ON corrected.claim_id = claim.claim_id
    WHERE
        ($pole_id IS NULL OR claim.pole_id = $pole_id)
        AND ($indicator IS NULL OR claim.indicator = $indicator)
        AND (NOT $rivals OR (batch.withdrawn_at IS NULL AND indicator.kind <> 'event'))
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY
                pole_id,
                indicator,
                year,
                perimeter
            ORDER BY
                visibility = 'confidential',
                withdrawn_at IS NOT NULL,
                replaced_by_batch IS NOT NULL,
                keep_order
        ) AS position,
        count(*) OVER (
            PARTITION BY
                pole_id,
                indicator,
                year,
                perimeter
        ) AS rivals
    FROM told
)
SELECT
    ranked.claim_id,
    ranked.pole_id,
    registered_pole.name AS pole,
    ranked.indicator,
    ranked.year,
    ranked.year_basis,
    ranked.value,
    ranked.qualifier,
    ranked.perimeter,
    ranked.note,
    ranked.visibility,
    source.title AS source_title,
    source.url AS source_url,
    ranked.sheet,
    ranked.cell,
    ranked.batch_id,
    ranked.file_name,
    ranked.imported_at AS at,
    ranked.imported_by AS by,
    ranked.withdrawn_at,
    ranked.withdrawn_by,
    ranked.replaced_by_batch,
    corrector.file_name AS replaced_by_file,
    corrector.imported_at AS replaced_at,
    corrector.imported_by AS replaced_by,
    ranked.visibility = 'public'
    AND ranked.withdrawn_at IS NULL
    AND ranked.replaced_by_batch IS NULL
    AND (ranked.added OR coalesce(observation.claim_id = ranked.claim_id, FALSE)) AS kept,
    choice.chosen_at,
    choice.chosen_by,
    choice.reason AS chosen_reason
FROM ranked
JOIN registered_pole ON registered_pole.pole_id = ranked.pole_id
JOIN source ON source.source_id = ranked.source_id
LEFT JOIN choice ON choice.choice_id = ranked.choice_id
LEFT JOIN batch AS corrector ON corrector.batch_id = ranked.replaced_by_batch
LEFT JOIN observation
    ON observation.pole_id = ranked.pole_id
    AND observation.indicator = ranked.indicator
    AND observation.year = ranked.year
    AND observation.perimeter = ranked.perimeter
WHERE NOT $rivals OR ranked.rivals > 1
ORDER BY
    CASE WHEN $rivals THEN strip_accents(lower(registered_pole.name)) END,
    ranked.pole_id,
    ranked.indicator,
    ranked.year DESC,
    ranked.perimeter,
    ranked.position;
