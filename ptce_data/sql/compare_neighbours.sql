-- Grain: indicator other than $indicator that may be compared (added events may not). Parameter: $indicator.
-- Those of the same topic first, then of the same specificity, then those of the common core.
SELECT other.indicator
FROM indicator AS other
JOIN indicator AS asked ON asked.indicator = $indicator
WHERE other.indicator <> asked.indicator AND other.kind <> 'event'
ORDER BY
    other.topic <> asked.topic,
    other.specificity <> asked.specificity,
    other.core DESC,
    other.indicator;
