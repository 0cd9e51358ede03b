-- Grain: indicator. No parameter. What the rules of the ledger need to know of it.
SELECT
    indicator,
    kind,
    across_poles,
    unit,
    minimum,
    maximum,
    numerator,
    denominator
FROM indicator
ORDER BY indicator;
