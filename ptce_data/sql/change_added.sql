-- Grain: line of the change, judged. Reads change_line, fresh_claim, change_kept (before) and change_replaced.
-- No parameter. What claims that are appended, restored or chosen bring: an event is a fact of its own, compared
-- with those it replaces, any other figure with the claim kept until then.
CREATE OR REPLACE TEMP VIEW judged_line AS
WITH kept AS (
    SELECT *
    FROM change_kept
    WHERE moment = 'before'
),
compared AS (
    SELECT
        line.rank,
        line.value,
        line.qualifier,
        fresh.claim_id IS NULL OR fresh.claim_id = kept.claim_id AS said,
        CASE WHEN indicator.kind = 'event' THEN replaced.value ELSE kept.value END AS before,
        CASE WHEN indicator.kind = 'event' THEN replaced.qualifier ELSE kept.qualifier END AS before_qualifier
    FROM change_line AS line
    JOIN indicator ON indicator.indicator = line.indicator
    LEFT JOIN fresh_claim AS fresh ON fresh.rank = line.rank
    LEFT JOIN change_replaced AS replaced ON replaced.rank = line.rank
    LEFT JOIN kept
        ON kept.pole_id = line.pole_id
        AND kept.indicator = line.indicator
        AND kept.year = line.year
        AND kept.perimeter = line.perimeter
        AND kept.visibility = line.visibility
)
SELECT
    rank,
    CASE
        WHEN said THEN 'unchanged'
        WHEN compared.before IS NULL THEN 'new'
        WHEN compared.before = value AND compared.before_qualifier = qualifier THEN 'confirmed'
        ELSE 'changed'
    END AS fate,
    fate AS kind,
    CASE fate WHEN 'unchanged' THEN value ELSE compared.before END AS before,
    CASE fate WHEN 'unchanged' THEN qualifier ELSE compared.before_qualifier END AS before_qualifier,
    value AS after,
    qualifier AS after_qualifier
FROM compared;
