-- Grain: line of the change, judged. Reads change_line, fresh_claim and change_kept (before and after).
-- No parameter. What goes with a withdrawn batch: a claim that stood behind another, or that another batch
-- makes too, takes nothing away.
CREATE OR REPLACE TEMP VIEW judged_line AS
WITH earlier AS (
    SELECT *
    FROM change_kept
    WHERE moment = 'before'
),
later AS (
    SELECT *
    FROM change_kept
    WHERE moment = 'after'
)
SELECT
    line.rank,
    CASE
        WHEN fresh.claim_id IS NULL THEN 'unchanged'
        WHEN indicator.kind = 'event' THEN 'gone'
        WHEN earlier.claim_id IS DISTINCT FROM fresh.claim_id THEN 'unchanged'
        WHEN later.claim_id IS NULL THEN 'gone'
        WHEN later.value = line.value AND later.qualifier = line.qualifier THEN 'unchanged'
        ELSE 'changed'
    END AS fate,
    fate AS kind,
    line.value AS before,
    line.qualifier AS before_qualifier,
    CASE fate WHEN 'unchanged' THEN line.value WHEN 'changed' THEN later.value END AS after,
    CASE fate WHEN 'unchanged' THEN line.qualifier WHEN 'changed' THEN later.qualifier END AS after_qualifier
FROM change_line AS line
JOIN indicator ON indicator.indicator = line.indicator
LEFT JOIN fresh_claim AS fresh ON fresh.rank = line.rank
LEFT JOIN earlier
    ON earlier.pole_id = line.pole_id
    AND earlier.indicator = line.indicator
    AND earlier.year = line.year
    AND earlier.perimeter = line.perimeter
    AND earlier.visibility = line.visibility
LEFT JOIN later
    ON later.pole_id = line.pole_id
    AND later.indicator = line.indicator
    AND later.year = line.year
    AND later.perimeter = line.perimeter
    AND later.visibility = line.visibility;
