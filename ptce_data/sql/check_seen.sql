-- Grain: pole, indicator, year, perimeter. The figures of the file that nothing refuses yet (the first where
-- it repeats itself), and the published ones of the same poles where the file says nothing. entry is NULL for a
-- published figure. Events have no course and no total. Reads figure, crowded, finding, check_rule; no parameter.
CREATE OR REPLACE TEMP TABLE seen AS
WITH single AS (
    SELECT figure.*
    FROM figure
    ANTI JOIN (
        SELECT finding.entry
        FROM finding
        JOIN check_rule USING (rule)
        WHERE
            check_rule.error
            AND NOT (check_rule.lifted AND coalesce(finding.reason, '') <> '')
        UNION ALL
        SELECT figure.entry
        FROM figure
        JOIN crowded USING (pole_id, indicator, year, perimeter)
        WHERE figure.entry <> crowded.first_entry
    ) AS refused USING (entry)
    WHERE kind <> 'event'
)
SELECT
    pole_id,
    indicator,
    year,
    perimeter,
    value,
    qualifier,
    note,
    value_text,
    known,
    entry
FROM single
UNION ALL
SELECT
    observation.pole_id,
    observation.indicator,
    observation.year,
    observation.perimeter,
    observation.value,
    observation.qualifier,
    '' AS note,
    '' AS value_text,
    TRUE AS known,
    NULL AS entry
FROM observation
SEMI JOIN single USING (pole_id)
ANTI JOIN single USING (pole_id, indicator, year, perimeter)
JOIN indicator USING (indicator)
WHERE indicator.kind <> 'event';
