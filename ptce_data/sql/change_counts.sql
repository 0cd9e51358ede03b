-- Grain: one row. Reads judged_line. No parameter.
SELECT
    count(*) FILTER (kind = 'new') AS new,
    count(*) FILTER (kind = 'changed') AS changed,
    count(*) FILTER (kind = 'confirmed') AS confirmed,
    count(*) FILTER (kind = 'unchanged') AS unchanged,
    count(*) FILTER (kind = 'gone') AS gone
FROM judged_line;
