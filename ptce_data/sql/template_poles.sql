-- Grain: pole. No parameter. entry is what a person writes for it: its name, or its identifier where two
-- poles share a name.
SELECT
    pole_id,
    CASE WHEN count(*) OVER (PARTITION BY strip_accents(lower(name))) = 1 THEN name ELSE pole_id END AS entry
FROM pole
ORDER BY
    strip_accents(lower(entry)),
    pole_id;
