-- Grain: rule, entry. Figures of one pole, year and perimeter that do not go together. Reads seen, measure,
-- part_of (part, total); parameters: $hours (of a year), $least_per_investor,
-- $most_per_investor, $tolerance and $loose_tolerance (between a ratio and its parts, exact or not).
-- The entry blamed is the part, or the total where the part is already published as it is.
INSERT INTO finding BY NAME
WITH concerned AS (
    SELECT
        seen.*,
        measure.indicator
    FROM seen
    JOIN measure USING (measure_no)
    WHERE
        measure.indicator IN (SELECT part FROM part_of UNION ALL SELECT total FROM part_of)
        OR measure.numerator IS NOT NULL
        OR measure.indicator IN (
            SELECT numerator FROM measure WHERE numerator IS NOT NULL
            UNION ALL
            SELECT denominator FROM measure WHERE denominator IS NOT NULL
        )
),
pair AS (
    SELECT
        part_of.part AS part_code,
        one,
        whole
    FROM part_of
    JOIN concerned AS one ON one.indicator = part_of.part
    JOIN concerned AS whole
        ON whole.indicator = part_of.total
        AND whole.place_no = one.place_no
        AND whole.year = one.year
),
judged AS (
    SELECT
        CASE part_code
            WHEN 'energy_produced' THEN 'energy_above_power'
            WHEN 'local_savings' THEN 'savings_per_investor'
            ELSE 'part_above_total'
        END AS rule,
        CASE part_code
            WHEN 'local_savings'
                THEN whole.value > 0
                AND (
                    (one.value > whole.value * $most_per_investor AND whole.qualifier_no <> 2)
                    OR (one.value < whole.value * $least_per_investor AND one.qualifier_no <> 2)
                )
            WHEN 'energy_produced' THEN one.value > whole.value * $hours AND whole.qualifier_no <> 2
            ELSE one.value > whole.value AND whole.qualifier_no <> 2
        END AS wrong,
        CASE WHEN one.entry IS NULL OR one.known THEN whole ELSE one END AS blamed,
        CASE WHEN one.entry IS NULL OR one.known THEN one ELSE whole END AS other
    FROM pair
),
quotient AS (
    SELECT
        ratio,
        top.value / nullif(bottom.value, 0) * CASE measure.unit WHEN '%' THEN 100 ELSE 1 END AS recomputed,
        CASE
            WHEN ratio.qualifier_no = 0 AND top.qualifier_no = 0 AND bottom.qualifier_no = 0 THEN $tolerance
            ELSE $loose_tolerance
        END AS tolerance
    FROM measure
    JOIN concerned AS ratio ON ratio.measure_no = measure.measure_no
    JOIN concerned AS top
        ON top.indicator = measure.numerator
        AND top.place_no = ratio.place_no
        AND top.year = ratio.year
    JOIN concerned AS bottom
        ON bottom.indicator = measure.denominator
        AND bottom.place_no = ratio.place_no
        AND bottom.year = ratio.year
    WHERE measure.kind = 'ratio' AND ratio.entry IS NOT NULL AND NOT ratio.known
)
SELECT
    rule,
    blamed.entry AS entry,
    other.indicator AS other_indicator,
    other.value AS other,
    ['exact', 'approx', 'at_least'][other.qualifier_no + 1] AS other_qualifier,
    other.entry AS other_entry
FROM judged
WHERE wrong AND blamed.entry IS NOT NULL AND NOT blamed.known
UNION ALL
SELECT
    'ratio_disagrees' AS rule,
    ratio.entry AS entry,
    NULL AS other_indicator,
    recomputed AS other,
    'approx' AS other_qualifier,
    NULL AS other_entry
FROM quotient
WHERE abs(ratio.value - recomputed) > tolerance * greatest(abs(recomputed), abs(ratio.value))
ORDER BY entry, rule, other_indicator;
