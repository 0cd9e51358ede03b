-- Grain: figure of the file that could be published, in numbers: place_no is its pole and perimeter, series_no
-- its place and indicator. Reads coded_figure, pole_code, perimeter_code, measure; parameter: $perimeters (how
-- many). `known`: a standing claim already gives this value with this qualifier.
CREATE OR REPLACE TEMP TABLE figure AS
WITH standing AS (
    SELECT DISTINCT
        pole_code.pole_no * $perimeters + perimeter_code.perimeter_no AS place_no,
        measure.measure_no,
        standing_claim.year,
        standing_claim.value,
        list_position(['exact', 'approx', 'at_least'], standing_claim.qualifier) - 1 AS qualifier_no,
        TRUE AS known
    FROM standing_claim
    JOIN pole_code USING (pole_id)
    JOIN perimeter_code USING (perimeter)
    JOIN measure USING (indicator)
)
SELECT
    coded_figure.*,
    coalesce(standing.known, FALSE) AS known
FROM coded_figure
LEFT JOIN standing USING (place_no, measure_no, year, value, qualifier_no);
