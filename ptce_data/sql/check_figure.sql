-- Grain: figure of the file that could be published: read, its pole and indicator known, its year
-- acceptable. Reads incoming_entry; parameters: $first_year, $this_year. `known`: a standing claim already says it.
CREATE OR REPLACE TEMP TABLE figure AS
WITH standing AS (
    SELECT DISTINCT
        pole_id,
        indicator,
        year,
        perimeter,
        value,
        qualifier,
        TRUE AS known
    FROM standing_claim
    SEMI JOIN incoming_entry USING (pole_id)
)
SELECT
    incoming_entry.entry,
    incoming_entry.row,
    incoming_entry.cell,
    incoming_entry.pole_id,
    incoming_entry.indicator,
    incoming_entry.year,
    incoming_entry.year_basis,
    incoming_entry.perimeter,
    incoming_entry.value,
    incoming_entry.qualifier,
    coalesce(incoming_entry.visibility, 'public') AS visibility,
    incoming_entry.note,
    incoming_entry.source_title,
    incoming_entry.source_url,
    incoming_entry.value_text,
    indicator.kind,
    indicator.unit,
    coalesce(standing.known, FALSE) AS known
FROM incoming_entry
JOIN indicator USING (indicator)
LEFT JOIN standing USING (pole_id, indicator, year, perimeter, value, qualifier)
WHERE
    incoming_entry.reading = 'figure'
    AND incoming_entry.pole_id IS NOT NULL
    AND incoming_entry.year BETWEEN $first_year AND $this_year
    AND isfinite(incoming_entry.value);
