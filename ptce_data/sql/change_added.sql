-- Grain: line of the change, judged. Reads change_line, fresh_claim and change_kept (before). No parameter.
-- What claims that are appended, restored or chosen bring: an event is a fact of its own, any other figure is
-- compared with the claim kept until then.
CREATE OR REPLACE TEMP VIEW judged_line AS
WITH kept AS (
    SELECT *
    FROM change_kept
    WHERE moment = 'before'
)
SELECT
    line.rank,
    CASE
        WHEN fresh.claim_id IS NULL OR fresh.claim_id = kept.claim_id THEN 'unchanged'
        WHEN indicator.kind = 'event' OR kept.claim_id IS NULL THEN 'new'
        WHEN kept.value = line.value AND kept.qualifier = line.qualifier THEN 'confirmed'
        ELSE 'changed'
    END AS fate,
    fate AS kind,
    CASE fate WHEN 'unchanged' THEN line.value WHEN 'new' THEN NULL ELSE kept.value END AS before,
    CASE fate WHEN 'unchanged' THEN line.qualifier WHEN 'new' THEN NULL ELSE kept.qualifier END AS before_qualifier,
    line.value AS after,
    line.qualifier AS after_qualifier
FROM change_line AS line
JOIN indicator ON indicator.indicator = line.indicator
LEFT JOIN fresh_claim AS fresh ON fresh.rank = line.rank
LEFT JOIN kept
    ON kept.pole_id = line.pole_id
    AND kept.indicator = line.indicator
    AND kept.year = line.year
    AND kept.perimeter = line.perimeter
    AND kept.visibility = line.visibility;
