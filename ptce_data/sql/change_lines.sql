-- Grain: line of the change, by rank: an incoming claim. No parameter.
CREATE OR REPLACE TEMP VIEW change_line AS
SELECT
    rank,
    pole_id,
    indicator,
    year,
    perimeter,
    visibility,
    value,
    qualifier,
    year_basis,
    note,
    title AS source,
    url AS source_url,
    sheet,
    cell
FROM incoming_claim;
