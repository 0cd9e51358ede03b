-- Grain: indicator with at least one public figure. No parameter. Core ones first, then the best documented.
SELECT
    indicator.indicator,
    count(*) AS poles
FROM indicator
JOIN situation ON situation.indicator = indicator.indicator AND situation.latest
GROUP BY
    indicator.indicator,
    indicator.core
ORDER BY
    indicator.core DESC,
    poles DESC,
    indicator.indicator;
