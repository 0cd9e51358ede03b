-- Grain: line of the change, judged. Reads change_line and change_kept (before). No parameter.
-- What claims that are appended, restored or chosen bring: an event is a fact of its own, any other figure is
-- compared with the claim kept until then.
CREATE OR REPLACE TEMP TABLE judged_line AS
WITH judged AS (
    SELECT
        line.*,
        CASE
            WHEN line.claim_id IS NULL OR line.claim_id = kept.claim_id OR line.told_elsewhere THEN 'unchanged'
            WHEN indicator.kind = 'event' OR kept.claim_id IS NULL THEN 'new'
            WHEN kept.value = line.value AND kept.qualifier = line.qualifier THEN 'confirmed'
            ELSE 'changed'
        END AS kind,
        kept.value AS kept_value,
        kept.qualifier AS kept_qualifier
    FROM change_line AS line
    JOIN indicator ON indicator.indicator = line.indicator
    LEFT JOIN change_kept AS kept
        ON kept.moment = 'before'
        AND kept.pole_id = line.pole_id
        AND kept.indicator = line.indicator
        AND kept.year = line.year
        AND kept.perimeter = line.perimeter
        AND kept.visibility = line.visibility
)
SELECT
    * EXCLUDE (value, qualifier, kept_value, kept_qualifier),
    CASE kind WHEN 'unchanged' THEN value WHEN 'new' THEN NULL ELSE kept_value END AS before,
    CASE kind WHEN 'unchanged' THEN qualifier WHEN 'new' THEN NULL ELSE kept_qualifier END AS before_qualifier,
    value AS after,
    qualifier AS after_qualifier
FROM judged;
