-- Grain: pole, indicator. No parameter. The value the dashboard shows and adds up when no date is asked for.
SELECT
    pole_id,
    indicator,
    value,
    qualifier,
    first_year,
    year,
    year_basis,
    perimeter,
    claim_id
FROM situation_at(NULL)
ORDER BY
    pole_id,
    indicator;
