-- Grain: line of the change that adds or takes away something, as claim_id. Reads change_line. No parameter.
-- The others are said by another standing claim as well, or replaced by one.
CREATE OR REPLACE TEMP TABLE fresh_claim AS
SELECT
    rank,
    rank AS claim_id
FROM change_line
WHERE NOT behind;
