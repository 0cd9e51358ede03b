-- Grain: rule, entry. The findings with the cell at fault: that of the rule's column on the entry's row, else
-- the value's. Reads finding, incoming_entry, check_rule (rule, role, level), role_letter (role, letter).
CREATE OR REPLACE TEMP TABLE located AS
SELECT
    finding.* EXCLUDE (reason, pole_id),
    coalesce(finding.reason, '') AS reason,
    check_rule.lifted AND coalesce(finding.reason, '') <> '' AS lifted,
    coalesce(pole.name, CASE WHEN finding.pole_id IS NOT NULL THEN incoming_entry.pole_text END, '') AS pole,
    check_rule.level,
    incoming_entry.row,
    coalesce(role_letter.letter || incoming_entry.row, incoming_entry.cell) AS cell,
    coalesce(role_letter.letter, rtrim(incoming_entry.cell, '0123456789')) AS letter,
    coalesce(other.cell, '') AS other_cell
FROM finding
JOIN incoming_entry USING (entry)
JOIN check_rule USING (rule)
LEFT JOIN role_letter ON role_letter.role = coalesce(finding.role, check_rule.role)
LEFT JOIN pole ON pole.pole_id = finding.pole_id
LEFT JOIN incoming_entry AS other ON other.entry = finding.other_entry
ORDER BY finding.entry, finding.rule;
