-- Grain: published national figure. No parameter. By metric, then year; rival values of a year all stand.
SELECT
    national_figure.year,
    national_figure.metric,
    national_metric.label_fr,
    national_metric.label_en,
    national_metric.topic,
    national_figure.value,
    national_figure.unit,
    national_figure.qualifier,
    national_figure.source_url,
    national_figure.note
FROM national_figure
JOIN national_metric USING (metric)
ORDER BY
    national_metric.position,
    national_figure.year,
    national_figure.value,
    national_figure.note;
