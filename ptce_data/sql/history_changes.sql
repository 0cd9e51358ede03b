-- Grain: claim of a batch, judged as when it was published. Parameters: $batch_id, $listed (how many at most).
-- before: the claim then kept among those of the same visibility, of the batches that stood at that moment,
-- under the choices made until then; for an event, those it replaced. kept: the pages show the figure now, from
-- this claim or from another that says the same, as a preview has it. For staff alone.
WITH published AS (
    SELECT
        min(event_id) AS event_id,
        min(version) AS version
    FROM batch_event
    WHERE batch_id = $batch_id AND kind = 'published'
),
stood AS (
    SELECT event.batch_id
    FROM batch_event AS event
    CROSS JOIN published
    WHERE event.event_id < published.event_id
    GROUP BY event.batch_id
    HAVING max_by(event.kind, event.event_id) <> 'withdrawn'
),
chosen AS (
    SELECT
        choice.claim_id,
        max(choice.choice_id) AS choice_id
    FROM choice
    CROSS JOIN published
    WHERE choice.version < published.version
    GROUP BY choice.claim_id
),
line AS (
    SELECT *
    FROM claim
    WHERE batch_id = $batch_id
),
earlier AS (
    SELECT
        rival.pole_id,
        rival.indicator,
        rival.year,
        rival.perimeter,
        rival.visibility,
        arg_min(
            struct_pack(value := rival.value, qualifier := rival.qualifier),
            keep_order(
                chosen.choice_id,
                rival.year_basis,
                rival.batch_id,
                rival.qualifier,
                rival.claim_id
            )
        ) AS kept
    FROM claim AS rival
    SEMI JOIN stood ON stood.batch_id = rival.batch_id
    SEMI JOIN line
        ON line.pole_id = rival.pole_id
        AND line.indicator = rival.indicator
        AND line.year = rival.year
        AND line.perimeter = rival.perimeter
        AND line.visibility = rival.visibility
    LEFT JOIN chosen ON chosen.claim_id = rival.claim_id
    GROUP BY ALL
),
replaced AS (
    SELECT
        replacement.by_claim_id,
        struct_pack(
            value := sum(claim.value ORDER BY claim.claim_id),
            qualifier := total_qualifier(list(claim.qualifier))
        ) AS kept
    FROM replacement
    JOIN claim ON claim.claim_id = replacement.claim_id
    WHERE replacement.batch_id = $batch_id AND replacement.counted
    GROUP BY replacement.by_claim_id
),
compared AS (
    SELECT
        line.*,
        indicator.kind = 'event' AS added,
        CASE WHEN indicator.kind = 'event' THEN replaced.kept ELSE earlier.kept END AS kept
    FROM line
    JOIN indicator ON indicator.indicator = line.indicator
    LEFT JOIN earlier
        ON earlier.pole_id = line.pole_id
        AND earlier.indicator = line.indicator
        AND earlier.year = line.year
        AND earlier.perimeter = line.perimeter
        AND earlier.visibility = line.visibility
    LEFT JOIN replaced ON replaced.by_claim_id = line.claim_id
),
judged AS (
    SELECT
        *,
        CASE
            WHEN kept IS NULL THEN 'new'
            WHEN kept.value = value AND kept.qualifier = qualifier THEN 'confirmed'
            ELSE 'changed'
        END AS judged_kind
    FROM compared
)
SELECT
    judged.judged_kind AS kind,
    judged.pole_id,
    registered_pole.name AS pole,
    judged.indicator,
    judged.year,
    judged.perimeter,
    judged.visibility,
    CASE WHEN judged.judged_kind <> 'new' THEN judged.kept.value END AS before,
    CASE WHEN judged.judged_kind <> 'new' THEN judged.kept.qualifier END AS before_qualifier,
    judged.value AS after,
    judged.qualifier AS after_qualifier,
    coalesce(
        judged.visibility = 'public'
        AND batch.withdrawn_at IS NULL
        AND (
            (judged.added AND replaced_claim.claim_id IS NULL)
            OR (NOT judged.added AND observation.value = judged.value AND observation.qualifier = judged.qualifier)
        ),
        FALSE
    ) AS kept,
    judged.sheet,
    judged.cell,
    judged.year_basis = 'estimated' AS estimated,
    source.title AS source,
    source.url AS source_url,
    judged.note
FROM judged
JOIN source ON source.source_id = judged.source_id
JOIN batch ON batch.batch_id = judged.batch_id
JOIN registered_pole ON registered_pole.pole_id = judged.pole_id
LEFT JOIN replaced_claim ON replaced_claim.claim_id = judged.claim_id
LEFT JOIN observation
    ON observation.pole_id = judged.pole_id
    AND observation.indicator = judged.indicator
    AND observation.year = judged.year
    AND observation.perimeter = judged.perimeter
ORDER BY
    list_position(['changed', 'new', 'confirmed'], judged.judged_kind),
    judged.claim_id
LIMIT $listed;
