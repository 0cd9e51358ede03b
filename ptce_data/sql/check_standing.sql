-- Grain: rule, entry. Figures that a standing claim tells otherwise for the same pole, indicator, year and
-- perimeter; `far` where they differ by the factor that makes a jump of a year, from the same floor on.
-- Reads figure, standing_figure, measure; no parameter. The claim quoted is the
-- one the pages show; where none is public, the newest confidential one. A value that some standing claim
-- already gives contradicts nothing new.
INSERT INTO finding BY NAME
WITH doubted AS (
    SELECT
        figure.*,
        measure.floor,
        measure.factor
    FROM figure
    JOIN measure USING (measure_no)
    WHERE NOT figure.known AND measure.kind <> 'event'
),
rival AS (
    SELECT
        standing_figure.place_no,
        standing_figure.measure_no,
        standing_figure.year,
        list(claim.value) AS told,
        arg_max(
            struct_pack(
                value := claim.value,
                qualifier := claim.qualifier,
                title := source.title
            ),
            row(
                observation.claim_id IS NOT NULL,
                claim.visibility = 'public',
                claim.batch_id,
                -claim.claim_id
            )
        ) AS kept
    FROM standing_figure
    SEMI JOIN doubted USING (place_no, measure_no, year)
    JOIN claim ON claim.claim_id = standing_figure.claim_id
    JOIN source ON source.source_id = claim.source_id
    LEFT JOIN observation ON observation.claim_id = claim.claim_id
    GROUP BY ALL
)
SELECT
    CASE
        WHEN
            doubted.value < 0
            OR rival.kept.value <= 0
            OR greatest(doubted.value, rival.kept.value) < doubted.floor
            THEN 'standing'
        WHEN
            doubted.value >= rival.kept.value * doubted.factor
            AND (rival.kept.qualifier <> 'at_least' OR doubted.value >= doubted.floor * doubted.factor)
            THEN 'far'
        WHEN doubted.value * doubted.factor <= rival.kept.value AND doubted.qualifier_no <> 2 THEN 'far'
        ELSE 'standing'
    END AS rule,
    doubted.entry,
    rival.kept.value AS other,
    rival.kept.qualifier AS other_qualifier,
    rival.kept.title AS other_source
FROM doubted
JOIN rival USING (place_no, measure_no, year)
WHERE NOT list_contains(rival.told, doubted.value)
ORDER BY doubted.entry;
