-- Grain: indicator, year, perimeter of a pole. Parameters: $pole_id, $indicator (NULL for every indicator).
SELECT
    indicator,
    year,
    perimeter,
    value,
    qualifier,
    year_basis,
    claim_id,
    claims
FROM observation
WHERE
    pole_id = $pole_id
    AND ($indicator IS NULL OR indicator = $indicator)
ORDER BY
    indicator,
    year,
    perimeter;
