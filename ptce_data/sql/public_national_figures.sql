-- Grain: year, metric, source (several may exist for one year and one metric). No parameter.
SELECT
    year,
    metric,
    value,
    unit,
    qualifier,
    CASE WHEN regexp_full_match(source_url, 'https?://\S+') THEN source_url END AS source_url,
    note
FROM national_figure
ORDER BY
    year,
    metric,
    value,
    source_url,
    note;
