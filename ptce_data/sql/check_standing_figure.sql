-- Grain: standing claim about a pole and a perimeter of the file, in numbers as in `figure`. Reads pole_code,
-- perimeter_code, measure; parameter: $perimeters (how many). Qualifiers: 0 exact, 1 approximate, 2 at least.
CREATE OR REPLACE TEMP TABLE standing_figure AS
SELECT
    standing_claim.claim_id,
    pole_code.pole_no * $perimeters + perimeter_code.perimeter_no AS place_no,
    measure.measure_no,
    standing_claim.year,
    standing_claim.value,
    list_position(['exact', 'approx', 'at_least'], standing_claim.qualifier) - 1 AS qualifier_no
FROM standing_claim
JOIN pole_code USING (pole_id)
JOIN perimeter_code USING (perimeter)
JOIN measure USING (indicator);
