-- Grain: observation. No parameter.
SELECT
    pole_id,
    indicator,
    year,
    perimeter,
    value,
    qualifier,
    year_basis,
    claim_id,
    claims
FROM observation
ORDER BY
    pole_id,
    indicator,
    year,
    perimeter;
