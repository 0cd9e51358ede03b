-- Grain: indicator. What its unit and its kind allow. Reads unit_limit (unit, ceiling, floor, whole, people),
-- kind_limit (kind, factor) and measure_code (measure_no, indicator); parameter: $floor (of other units).
CREATE OR REPLACE TEMP TABLE measure AS
SELECT
    measure_code.measure_no,
    indicator.indicator,
    indicator.unit,
    indicator.kind,
    indicator.minimum,
    indicator.maximum,
    indicator.numerator,
    indicator.denominator,
    unit_limit.ceiling,
    coalesce(unit_limit.floor, $floor) AS floor,
    coalesce(unit_limit.whole, FALSE) AS whole,
    coalesce(unit_limit.people, FALSE) AS people,
    kind_limit.factor
FROM indicator
JOIN measure_code USING (indicator)
LEFT JOIN unit_limit USING (unit)
LEFT JOIN kind_limit USING (kind);
