-- Grain: remembered reading. No parameter. The latest decision comes last.
SELECT
    shape_key,
    kind,
    text,
    meaning
FROM remembered_reading
ORDER BY
    decided_at,
    shape_key,
    kind,
    text;
