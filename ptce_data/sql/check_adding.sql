-- Grain: entry that states an event where some are published for its pole, perimeter, indicator and year.
-- Reads figure, standing_figure, measure; no parameter.
SELECT figure.entry
FROM figure
JOIN measure USING (measure_no)
SEMI JOIN standing_figure USING (place_no, measure_no, year)
WHERE measure.kind = 'event'
ORDER BY figure.entry;
