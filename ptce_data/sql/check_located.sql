-- Grain: rule, entry. The findings that are told, with the cell at fault: that of the rule's column on the
-- entry's row, else the value's. Where a figure is compared with another, what is quoted is the entry's.
-- Reads finding, told_entry, check_rule (rule, role, level, lifted, noted, compared, alike), role_letter (role,
-- letter); parameter: $reason.
CREATE OR REPLACE TEMP TABLE located AS
WITH told AS (
    SELECT
        finding.* EXCLUDE (found, example, reason, pole_id, indicator, year, value, qualifier),
        CASE
            WHEN check_rule.compared AND NOT check_rule.alike THEN told_entry.value_text
            ELSE finding.found
        END AS found,
        CASE WHEN check_rule.alike THEN told_entry.value_text ELSE finding.example END AS example,
        CASE
            WHEN check_rule.lifted AND NOT check_rule.noted THEN $reason
            WHEN check_rule.lifted AND check_rule.compared
                THEN coalesce(nullif(trim(told_entry.note), ''), $reason)
            ELSE coalesce(finding.reason, '')
        END AS reason,
        check_rule.lifted,
        check_rule.level,
        CASE WHEN check_rule.compared THEN told_entry.pole_id ELSE finding.pole_id END AS pole_id,
        CASE WHEN check_rule.compared THEN told_entry.indicator ELSE finding.indicator END AS indicator,
        CASE WHEN check_rule.compared THEN told_entry.year ELSE finding.year END AS year,
        CASE WHEN check_rule.compared THEN told_entry.value ELSE finding.value END AS value,
        CASE WHEN check_rule.compared THEN told_entry.qualifier ELSE finding.qualifier END AS qualifier,
        told_entry.pole_text,
        told_entry.row,
        coalesce(role_letter.letter || told_entry.row, told_entry.cell) AS cell,
        coalesce(role_letter.letter, rtrim(told_entry.cell, '0123456789')) AS letter
    FROM finding
    JOIN check_rule USING (rule)
    JOIN told_entry USING (entry)
    LEFT JOIN role_letter ON role_letter.role = coalesce(finding.role, check_rule.role)
)
SELECT
    told.* EXCLUDE (pole_id, pole_text, lifted),
    told.lifted AND told.reason <> '' AS lifted,
    coalesce(pole.name, CASE WHEN told.pole_id IS NOT NULL THEN told.pole_text END, '') AS pole,
    coalesce(other.cell, '') AS other_cell
FROM told
LEFT JOIN pole USING (pole_id)
LEFT JOIN told_entry AS other ON other.entry = told.other_entry
ORDER BY told.entry, told.rule;
