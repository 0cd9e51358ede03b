-- Grain: entry that a finding quotes, as the one at fault or the one it is compared with. Reads finding,
-- check_rule; no parameter.
SELECT DISTINCT unnest([finding.entry, finding.other_entry]) AS entry
FROM finding
SEMI JOIN check_rule USING (rule)
ORDER BY entry;
