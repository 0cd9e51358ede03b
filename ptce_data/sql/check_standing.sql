-- Grain: rule, entry. Figures that a standing claim tells otherwise for the same pole, indicator, year and
-- perimeter. Reads figure; no parameter. The claim quoted is the one the pages show; where none is public,
-- the newest confidential one. A value that some standing claim already gives contradicts nothing new.
INSERT INTO finding BY NAME
WITH asked AS (
    SELECT *
    FROM figure
    WHERE kind <> 'event' AND NOT known
),
rival AS (
    SELECT
        standing_claim.pole_id,
        standing_claim.indicator,
        standing_claim.year,
        standing_claim.perimeter,
        list(standing_claim.value) AS told,
        arg_max(
            struct_pack(
                value := standing_claim.value,
                qualifier := standing_claim.qualifier,
                title := source.title
            ),
            row(standing_claim.claim_id = observation.claim_id, standing_claim.visibility = 'public', standing_claim.batch_id, -standing_claim.claim_id)
        ) AS kept
    FROM standing_claim
    SEMI JOIN asked USING (pole_id, indicator, year, perimeter)
    JOIN source USING (source_id)
    LEFT JOIN observation USING (pole_id, indicator, year, perimeter)
    GROUP BY ALL
)
SELECT
    'standing' AS rule,
    asked.entry,
    asked.value_text AS found,
    asked.pole_id,
    asked.indicator,
    asked.year,
    asked.value,
    asked.qualifier,
    rival.kept.value AS other,
    rival.kept.qualifier AS other_qualifier,
    rival.kept.title AS other_source
FROM asked
JOIN rival USING (pole_id, indicator, year, perimeter)
WHERE NOT list_contains(rival.told, asked.value)
ORDER BY asked.entry;
