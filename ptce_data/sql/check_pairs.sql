-- Grain: rule, entry. Figures of one pole, year and perimeter that do not go together. Reads seen; parameters:
-- $reason, $parts and $totals (the declared pairs, rank by rank), $hours (of a year), $least_per_investor,
-- $most_per_investor, $tolerance and $loose_tolerance (between a ratio and its parts, exact or not).
-- The entry blamed is the part, or the total where the part is already published as it is.
INSERT INTO finding BY NAME
WITH declared AS (
    SELECT
        unnest($parts) AS part_code,
        unnest($totals) AS total_code
),
above AS (
    SELECT
        CASE WHEN declared.part_code = 'energy_produced' THEN 'energy_above_power' ELSE 'part_above_total' END AS rule,
        part,
        total,
        part.value > total.value * CASE WHEN declared.part_code = 'energy_produced' THEN $hours ELSE 1 END
        AND total.qualifier <> 'at_least' AS wrong
    FROM declared
    JOIN seen AS part ON part.indicator = declared.part_code
    JOIN seen AS total
        ON total.indicator = declared.total_code
        AND total.pole_id = part.pole_id
        AND total.year = part.year
        AND total.perimeter = part.perimeter
),
ticket AS (
    SELECT
        'savings_per_investor' AS rule,
        part,
        total,
        part.value > total.value * $most_per_investor
        OR part.value < total.value * $least_per_investor AS wrong
    FROM seen AS part
    JOIN seen AS total USING (pole_id, year, perimeter)
    WHERE part.indicator = 'local_savings' AND total.indicator = 'citizen_investors' AND total.value > 0
),
quotient AS (
    SELECT
        ratio,
        top.value / nullif(bottom.value, 0) * CASE indicator.unit WHEN '%' THEN 100 ELSE 1 END AS recomputed,
        CASE
            WHEN ratio.qualifier = 'exact' AND top.qualifier = 'exact' AND bottom.qualifier = 'exact' THEN $tolerance
            ELSE $loose_tolerance
        END AS tolerance
    FROM indicator
    JOIN seen AS ratio ON ratio.indicator = indicator.indicator
    JOIN seen AS top
        ON top.indicator = indicator.numerator
        AND top.pole_id = ratio.pole_id
        AND top.year = ratio.year
        AND top.perimeter = ratio.perimeter
    JOIN seen AS bottom
        ON bottom.indicator = indicator.denominator
        AND bottom.pole_id = ratio.pole_id
        AND bottom.year = ratio.year
        AND bottom.perimeter = ratio.perimeter
    WHERE indicator.kind = 'ratio' AND ratio.entry IS NOT NULL AND NOT ratio.known
),
pair AS (
    SELECT
        rule,
        CASE WHEN part.entry IS NULL OR part.known THEN total ELSE part END AS blamed,
        CASE WHEN part.entry IS NULL OR part.known THEN part ELSE total END AS other
    FROM (
        FROM above
        UNION ALL
        FROM ticket
    )
    WHERE wrong
)
SELECT
    rule,
    blamed.entry AS entry,
    blamed.value_text AS found,
    coalesce(nullif(trim(blamed.note), ''), $reason) AS reason,
    blamed.pole_id AS pole_id,
    blamed.indicator AS indicator,
    blamed.year AS year,
    blamed.value AS value,
    blamed.qualifier AS qualifier,
    other.indicator AS other_indicator,
    other.value AS other,
    other.qualifier AS other_qualifier,
    other.entry AS other_entry
FROM pair
WHERE blamed.entry IS NOT NULL AND NOT blamed.known
UNION ALL
SELECT
    'ratio_disagrees' AS rule,
    ratio.entry AS entry,
    ratio.value_text AS found,
    NULL AS reason,
    ratio.pole_id AS pole_id,
    ratio.indicator AS indicator,
    ratio.year AS year,
    ratio.value AS value,
    ratio.qualifier AS qualifier,
    NULL AS other_indicator,
    recomputed AS other,
    'approx' AS other_qualifier,
    NULL AS other_entry
FROM quotient
WHERE abs(ratio.value - recomputed) > tolerance * greatest(abs(recomputed), abs(ratio.value))
ORDER BY entry, rule, other_indicator;
