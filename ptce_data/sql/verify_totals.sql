-- Grain: indicator that is added or has a median, and area (a région, or '' for the country). Parameter: $year
-- (NULL: the last value known). What the pages read, by the macros the pages use.
SELECT
    situation.indicator,
    coalesce(pole.region_code, '') AS area,
    CASE indicator.across_poles WHEN 'sum' THEN sum(situation.value) ELSE median(situation.value) END AS value,
    total_qualifier(list(situation.qualifier)) AS qualifier,
    count(*) AS poles
FROM situation_at($year) AS situation
JOIN selected_pole([], [], [], []) AS pole USING (pole_id)
JOIN indicator ON indicator.indicator = situation.indicator AND indicator.across_poles <> 'none'
GROUP BY GROUPING SETS (
    (situation.indicator, indicator.across_poles, pole.region_code),
    (situation.indicator, indicator.across_poles)
)
ORDER BY
    situation.indicator,
    area;
