-- Grain: line of the change, judged. Reads change_line and change_kept (before and after). No parameter.
-- What goes with a withdrawn batch: a claim that stood behind another, or that another batch makes too,
-- takes nothing away.
CREATE OR REPLACE TEMP TABLE judged_line AS
WITH judged AS (
    SELECT
        line.*,
        CASE
            WHEN line.told_elsewhere THEN 'unchanged'
            WHEN indicator.kind = 'event' THEN 'gone'
            WHEN earlier.claim_id IS DISTINCT FROM line.claim_id THEN 'unchanged'
            WHEN later.claim_id IS NULL THEN 'gone'
            WHEN later.value = line.value AND later.qualifier = line.qualifier THEN 'unchanged'
            ELSE 'changed'
        END AS kind,
        later.value AS later_value,
        later.qualifier AS later_qualifier
    FROM change_line AS line
    JOIN indicator ON indicator.indicator = line.indicator
    LEFT JOIN change_kept AS earlier
        ON earlier.moment = 'before'
        AND earlier.pole_id = line.pole_id
        AND earlier.indicator = line.indicator
        AND earlier.year = line.year
        AND earlier.perimeter = line.perimeter
        AND earlier.visibility = line.visibility
    LEFT JOIN change_kept AS later
        ON later.moment = 'after'
        AND later.pole_id = line.pole_id
        AND later.indicator = line.indicator
        AND later.year = line.year
        AND later.perimeter = line.perimeter
        AND later.visibility = line.visibility
)
SELECT
    * EXCLUDE (value, qualifier, later_value, later_qualifier),
    value AS before,
    qualifier AS before_qualifier,
    CASE kind WHEN 'unchanged' THEN value WHEN 'changed' THEN later_value END AS after,
    CASE kind WHEN 'unchanged' THEN qualifier WHEN 'changed' THEN later_qualifier END AS after_qualifier
FROM judged;
