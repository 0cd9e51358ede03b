-- Grain: figure of the file that could be published, in numbers: place_no is its pole and perimeter. Reads
-- coded_figure, standing_figure; no parameter. `known`: a standing claim already gives this value with this
-- qualifier.
CREATE OR REPLACE TEMP TABLE figure AS
WITH standing AS (
    SELECT DISTINCT
        place_no,
        measure_no,
        year,
        value,
        qualifier_no,
        TRUE AS known
    FROM standing_figure
)
SELECT
    coded_figure.*,
    coalesce(standing.known, FALSE) AS known
FROM coded_figure
LEFT JOIN standing USING (place_no, measure_no, year, value, qualifier_no);
