-- Grain: line of the change, judged. Reads change_line, fresh_claim, change_kept (before and after) and
-- change_replaced. No parameter. What goes with a withdrawn batch: a claim that stood behind another, or that another
-- batch makes too, takes nothing away; an event that replaced others gives its place back to them.
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
),
compared AS (
    SELECT
        line.rank,
        line.value,
        line.qualifier,
        fresh.claim_id IS NULL
        OR (indicator.kind <> 'event' AND earlier.claim_id IS DISTINCT FROM fresh.claim_id) AS behind,
        CASE WHEN indicator.kind = 'event' THEN replaced.value ELSE later.value END AS after,
        CASE WHEN indicator.kind = 'event' THEN replaced.qualifier ELSE later.qualifier END AS after_qualifier
    FROM change_line AS line
    JOIN indicator ON indicator.indicator = line.indicator
    LEFT JOIN fresh_claim AS fresh ON fresh.rank = line.rank
    LEFT JOIN change_replaced AS replaced ON replaced.rank = line.rank
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
        AND later.visibility = line.visibility
)
SELECT
    rank,
    CASE
        WHEN behind THEN 'unchanged'
        WHEN compared.after IS NULL THEN 'gone'
        WHEN compared.after = value AND compared.after_qualifier = qualifier THEN 'unchanged'
        ELSE 'changed'
    END AS fate,
    fate AS kind,
    value AS before,
    qualifier AS before_qualifier,
    CASE fate WHEN 'unchanged' THEN value ELSE compared.after END AS after,
    CASE fate WHEN 'unchanged' THEN qualifier ELSE compared.after_qualifier END AS after_qualifier
FROM compared;
