-- Grain: indicator. No parameter. Core ones first, then in the order of specificities and labels.
SELECT
    indicator.indicator AS code,
    indicator.label_fr,
    indicator.label_en,
    indicator.unit,
    indicator.kind,
    indicator.across_poles,
    indicator.topic,
    indicator.specificity,
    indicator.aim,
    indicator.core,
    indicator.numerator,
    indicator.denominator,
    indicator.definition_fr,
    indicator.definition_en
FROM indicator
JOIN specificity USING (specificity)
ORDER BY
    specificity.position,
    indicator.core DESC,
    strip_accents(lower(indicator.label_fr)),
    indicator.indicator;
