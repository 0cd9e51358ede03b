-- Grain: entry of which a standing claim, whoever says it, gives another value. Reads figure, standing_figure,
-- measure; no parameter. Events are distinct facts: none contradicts another.
SELECT DISTINCT figure.entry
FROM figure
JOIN standing_figure USING (place_no, measure_no, year)
JOIN measure USING (measure_no)
WHERE measure.kind <> 'event' AND standing_figure.value <> figure.value
ORDER BY figure.entry;
