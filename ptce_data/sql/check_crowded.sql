-- Grain: pole, indicator, year, perimeter that the file states more than once, and its first entry. Reads
-- figure; no parameter.
CREATE OR REPLACE TEMP TABLE crowded AS
SELECT
    pole_id,
    indicator,
    year,
    perimeter,
    min(entry) AS first_entry
FROM figure
GROUP BY ALL
HAVING count(*) > 1
ORDER BY first_entry;
