-- Grain: rule, entry. Figures that a standing claim tells otherwise for the same pole, indicator, year and
-- perimeter. Reads figure, measure, pole_code, perimeter_code; parameter: $perimeters. The claim quoted is the
-- one the pages show; where none is public, the newest confidential one. A value that some standing claim
-- already gives contradicts nothing new.
INSERT INTO finding BY NAME
WITH rival AS (
    SELECT
        pole_code.pole_no * $perimeters + perimeter_code.perimeter_no AS place_no,
        measure.measure_no,
        standing_claim.year,
        list(standing_claim.value) AS told,
        arg_max(
            struct_pack(
                value := standing_claim.value,
                qualifier := standing_claim.qualifier,
                title := source.title
            ),
            row(
                standing_claim.claim_id = observation.claim_id,
                standing_claim.visibility = 'public',
                standing_claim.batch_id,
                -standing_claim.claim_id
            )
        ) AS kept
    FROM standing_claim
    JOIN pole_code USING (pole_id)
    JOIN perimeter_code USING (perimeter)
    JOIN measure ON measure.indicator = standing_claim.indicator AND measure.kind <> 'event'
    JOIN source USING (source_id)
    LEFT JOIN observation
        ON observation.pole_id = standing_claim.pole_id
        AND observation.indicator = standing_claim.indicator
        AND observation.year = standing_claim.year
        AND observation.perimeter = standing_claim.perimeter
    GROUP BY ALL
)
SELECT
    'standing' AS rule,
    figure.entry,
    rival.kept.value AS other,
    rival.kept.qualifier AS other_qualifier,
    rival.kept.title AS other_source
FROM figure
JOIN rival USING (place_no, measure_no, year)
WHERE NOT figure.known AND NOT list_contains(rival.told, figure.value)
ORDER BY figure.entry;
