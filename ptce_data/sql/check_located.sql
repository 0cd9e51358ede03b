-- Grain: rule, entry. The findings that are told, with the cell at fault: that of the rule's column on the
-- entry's row, else the value's. Where a figure is compared with another, its pole, indicator, year and value
-- are the entry's. Reads finding, incoming_entry, check_rule (rule, role, level, lifted, compared),
-- role_letter (role, letter).
CREATE OR REPLACE TEMP TABLE located AS
WITH told AS (
    SELECT
        finding.* EXCLUDE (reason, pole_id, indicator, year, value, qualifier),
        coalesce(finding.reason, '') AS reason,
        check_rule.lifted AND coalesce(finding.reason, '') <> '' AS lifted,
        check_rule.level,
        CASE WHEN check_rule.compared THEN incoming_entry.pole_id ELSE finding.pole_id END AS pole_id,
        CASE WHEN check_rule.compared THEN incoming_entry.indicator ELSE finding.indicator END AS indicator,
        CASE WHEN check_rule.compared THEN incoming_entry.year ELSE finding.year END AS year,
        CASE WHEN check_rule.compared THEN incoming_entry.value ELSE finding.value END AS value,
        CASE WHEN check_rule.compared THEN incoming_entry.qualifier ELSE finding.qualifier END AS qualifier,
        incoming_entry.pole_text,
        incoming_entry.row,
        coalesce(role_letter.letter || incoming_entry.row, incoming_entry.cell) AS cell,
        coalesce(role_letter.letter, rtrim(incoming_entry.cell, '0123456789')) AS letter
    FROM finding
    JOIN check_rule USING (rule)
    JOIN incoming_entry USING (entry)
    LEFT JOIN role_letter ON role_letter.role = coalesce(finding.role, check_rule.role)
)
SELECT
    told.* EXCLUDE (pole_id, pole_text),
    coalesce(pole.name, CASE WHEN told.pole_id IS NOT NULL THEN told.pole_text END, '') AS pole,
    coalesce(other.cell, '') AS other_cell
FROM told
LEFT JOIN pole USING (pole_id)
LEFT JOIN incoming_entry AS other ON other.entry = told.other_entry
ORDER BY told.entry, told.rule;
