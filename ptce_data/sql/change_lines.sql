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
    sheet,
    cell
FROM incoming_claim;
