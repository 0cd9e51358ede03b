-- Grain: entry. Figures that a standing claim of the very same source (title and address) tells otherwise, and
-- none tells so: said in the place of `standing`, and beside `far`. No source at all is not a source. Reads
-- contradicting_entry (with source_id, unsourced), finding; no parameter. The claim quoted is the newest one.
INSERT INTO finding BY NAME
SELECT
    'same_source' AS rule,
    contradicting_entry.entry,
    arg_max(claim.value, row(claim.batch_id, -claim.claim_id)) AS other,
    arg_max(claim.qualifier, row(claim.batch_id, -claim.claim_id)) AS other_qualifier,
    any_value(source.title) AS other_source
FROM contradicting_entry
JOIN standing_claim AS claim USING (pole_id, indicator, year, perimeter, source_id)
JOIN source USING (source_id)
WHERE NOT contradicting_entry.unsourced
GROUP BY contradicting_entry.entry
HAVING bool_and(claim.value <> contradicting_entry.value)
ORDER BY contradicting_entry.entry;

DELETE FROM finding
WHERE rule = 'standing' AND entry IN (SELECT said.entry FROM finding AS said WHERE said.rule = 'same_source');
