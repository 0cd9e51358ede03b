-- Grain: situation row. No parameter.
SELECT
    pole_id,
    indicator,
    from_year,
    to_year,
    latest,
    value,
    qualifier,
    year,
    first_year,
    year_basis,
    perimeter,
    claim_id
FROM situation
ORDER BY
    pole_id,
    indicator,
    from_year;
