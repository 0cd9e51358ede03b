-- Grain: line of the report. The same problem of many entries is one line: its rows and cells (the first
-- $cells, `count` has them all), what each cell quotes where they may differ (`examples`), and how many
-- lines and cells its rule has in all. The first $lines of each rule, those that a reason lifts apart.
-- Reads located.
WITH placed AS (
    SELECT
        *,
        {'at': row, 'cell': cell} AS place,
        CASE
            WHEN example IS NOT NULL THEN {'at': row, 'cell': cell, 'text': example, 'value': example_value}
        END AS quoted
    FROM located
),
line AS (
    SELECT
        rule,
        letter,
        coalesce(found, '') AS found,
        reason,
        coalesce(role, '') AS role,
        coalesce(why, '') AS why,
        pole,
        indicator,
        year,
        value,
        qualifier,
        other_indicator,
        other,
        other_qualifier,
        other_year,
        other_cell,
        coalesce(other_source, '') AS other_source,
        coalesce(arg_min(example, entry), '') AS example,
        arg_min(example_value, entry) AS example_value,
        min(entry) AS first_entry,
        count(DISTINCT cell) AS count,
        list_slice(list(DISTINCT place ORDER BY place), 1, $cells) AS places,
        list_slice(
            list(DISTINCT quoted ORDER BY quoted) FILTER (quoted IS NOT NULL),
            1,
            $cells
        ) AS examples
    FROM placed
    GROUP BY ALL
)
SELECT
    line.* EXCLUDE (first_entry, places, letter, indicator, other_indicator, examples),
    coalesce(examples, []) AS examples,
    list_transform(places, lambda place: place['cell']) AS cells,
    list_distinct(list_transform(places, lambda place: place['at'])) AS rows,
    first_entry,
    coalesce(line.indicator, '') AS indicator,
    coalesce(measured.label_fr, '') AS label_fr,
    coalesce(measured.label_en, '') AS label_en,
    coalesce(measured.unit, '') AS unit,
    coalesce(measured.kind, '') AS kind,
    coalesce(other_measured.label_fr, '') AS other_label_fr,
    coalesce(other_measured.label_en, '') AS other_label_en,
    coalesce(other_measured.unit, '') AS other_unit,
    count(*) OVER (PARTITION BY rule, reason = '') AS lines_of_rule,
    sum(count) OVER (PARTITION BY rule, reason = '')::BIGINT AS cells_of_rule
FROM line
LEFT JOIN indicator AS measured ON measured.indicator = line.indicator
LEFT JOIN indicator AS other_measured ON other_measured.indicator = line.other_indicator
QUALIFY row_number() OVER (PARTITION BY rule, reason = '' ORDER BY first_entry, letter, found) <= $lines
ORDER BY first_entry, rule, found;
