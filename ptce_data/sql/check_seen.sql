-- Grain: place, indicator, year. The figures of the file that nothing refuses yet (the first where it repeats
-- itself), and the published ones of the same places where the file says nothing. entry is NULL for a published
-- figure. Events have no course and no total. Far from the published one (`far`), a figure is still seen: a
-- reason lifts that, not the rest. Reads figure, finding, check_rule, measure, pole_code,
-- perimeter_code; parameter: $perimeters.
CREATE OR REPLACE TEMP TABLE seen AS
WITH refused AS (
    SELECT DISTINCT finding.entry
    FROM finding
    LEFT JOIN check_rule USING (rule)
    WHERE
        finding.rule IN ('again', 'repeated', 'rivals')
        OR (
            check_rule.error
            AND finding.rule <> 'far'
            AND NOT (check_rule.lifted AND coalesce(finding.reason, '') <> '')
        )
),
single AS (
    SELECT
        figure.place_no,
        figure.measure_no,
        figure.year,
        figure.value,
        figure.qualifier_no,
        figure.entry,
        figure.known
    FROM figure
    ANTI JOIN refused USING (entry)
    ANTI JOIN (FROM measure WHERE kind = 'event') AS event USING (measure_no)
),
published AS (
    SELECT
        pole_code.pole_no * $perimeters + perimeter_code.perimeter_no AS place_no,
        measure.measure_no,
        observation.year,
        observation.value,
        list_position(['exact', 'approx', 'at_least'], observation.qualifier) - 1 AS qualifier_no,
        NULL::INTEGER AS entry,
        TRUE AS known
    FROM observation
    JOIN pole_code USING (pole_id)
    JOIN perimeter_code USING (perimeter)
    JOIN measure ON measure.indicator = observation.indicator AND measure.kind <> 'event'
)
FROM single
UNION ALL
FROM published
ANTI JOIN single USING (place_no, measure_no, year);
