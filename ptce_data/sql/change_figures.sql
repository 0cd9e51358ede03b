-- Grain: line of the change. Reads judged_line, change_line and the state after. Parameter: $listed (how many at
-- most). kept: the pages show the figure, once the change is made. What moves first, in the order of the file.
WITH listed AS (
    SELECT *
    FROM judged_line
    ORDER BY
        list_position(['changed', 'new', 'gone', 'confirmed', 'unchanged'], kind),
        rank
    LIMIT $listed
)
SELECT
    listed.kind,
    line.pole_id,
    registered_pole.name AS pole,
    line.indicator,
    line.year,
    line.perimeter,
    line.visibility,
    listed.before,
    listed.before_qualifier,
    listed.after,
    listed.after_qualifier,
    coalesce(
        line.visibility = 'public'
        AND listed.kind <> 'gone'
        AND (
            indicator.kind = 'event'
            OR (observation.value = listed.after AND observation.qualifier = listed.after_qualifier)
        ),
        FALSE
    ) AS kept,
    line.sheet,
    line.cell,
    line.year_basis = 'estimated' AS estimated,
    line.source,
    line.source_url,
    line.note
FROM listed
JOIN change_line AS line ON line.rank = listed.rank
JOIN registered_pole ON registered_pole.pole_id = line.pole_id
JOIN indicator ON indicator.indicator = line.indicator
LEFT JOIN observation
    ON observation.pole_id = line.pole_id
    AND observation.indicator = line.indicator
    AND observation.year = line.year
    AND observation.perimeter = line.perimeter
ORDER BY
    list_position(['changed', 'new', 'gone', 'confirmed', 'unchanged'], listed.kind),
    kept DESC,
    listed.rank;
