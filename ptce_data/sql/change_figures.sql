-- Grain: line of the change. Reads judged_line and the state after it. Parameter: $listed (how many at most).
-- kept: the pages show the claim (after), or, for one that goes, showed it. What moves first, in the order of the file.
SELECT
    line.kind,
    line.pole_id,
    registered_pole.name AS pole,
    line.indicator,
    line.year,
    line.perimeter,
    line.visibility,
    line.before,
    line.before_qualifier,
    line.after,
    line.after_qualifier,
    line.visibility = 'public'
    AND line.kind <> 'gone'
    AND (
        indicator.kind = 'event'
        OR line.kind = 'unchanged'
        OR (observation.value = line.after AND observation.qualifier = line.after_qualifier)
    ) AS kept,
    line.sheet,
    line.cell
FROM judged_line AS line
JOIN registered_pole ON registered_pole.pole_id = line.pole_id
JOIN indicator ON indicator.indicator = line.indicator
LEFT JOIN observation
    ON observation.pole_id = line.pole_id
    AND observation.indicator = line.indicator
    AND observation.year = line.year
    AND observation.perimeter = line.perimeter
ORDER BY
    list_position(['changed', 'new', 'gone', 'confirmed', 'unchanged'], line.kind),
    kept DESC,
    line.rank
LIMIT $listed;
