-- Grain: entry that is not alone to state a figure for its pole, indicator, year and perimeter. Reads figure;
-- no parameter.
WITH crowded AS (
    SELECT
        place_no,
        measure_no,
        year
    FROM figure
    GROUP BY ALL
    HAVING count(*) > 1
)
SELECT figure.entry
FROM figure
SEMI JOIN crowded USING (place_no, measure_no, year)
ORDER BY figure.entry;
