-- Grain: indicator. No parameter.
SELECT
    indicator,
    label_fr,
    label_en,
    unit,
    kind,
    across_poles,
    topic,
    specificity,
    aim,
    core,
    minimum,
    maximum,
    numerator,
    denominator,
    definition_fr,
    definition_en
FROM indicator
ORDER BY indicator;
