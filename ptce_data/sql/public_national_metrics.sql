-- Grain: metric. No parameter.
SELECT
    metric,
    label_fr,
    label_en,
    topic,
    position
FROM national_metric
ORDER BY
    position,
    metric;
