-- Grain: rule, entry (both entries of a contradiction). The cells at fault, none left out. Reads located.
SELECT
    rule,
    CASE WHEN lifted THEN 'remark' ELSE level END AS level,
    row,
    cell,
    entry
FROM located
UNION ALL
SELECT
    located.rule,
    located.level,
    other.row,
    other.cell,
    other.entry
FROM located
JOIN told_entry AS other ON other.entry = located.other_entry
WHERE located.rule = 'contradictory'
ORDER BY entry, rule, cell;
