-- Grain: rule, entry. Events that would be added to others of the same pole, perimeter, indicator, year and
-- source, published and no longer in the file: a correction, most likely, or a note that changed. Reads
-- figure, standing_figure, adding_entry (with the source_id it quotes); needs quoted_source; no
-- parameter. What is quoted is the sum of those that the file no longer tells, and the newest import of them.
INSERT INTO finding BY NAME
WITH stated AS (
    SELECT
        figure.entry,
        figure.place_no,
        figure.measure_no,
        figure.year,
        figure.value,
        adding_entry.qualifier,
        adding_entry.year_basis,
        adding_entry.note,
        coalesce(adding_entry.visibility, 'public') AS visibility,
        quoted_source(adding_entry.source_id) AS source_id
    FROM figure
    JOIN adding_entry USING (entry)
),
published AS (
    SELECT
        standing_figure.place_no,
        standing_figure.measure_no,
        standing_figure.year,
        claim.value,
        claim.qualifier,
        claim.year_basis,
        claim.note,
        claim.visibility,
        quoted_source(claim.source_id) AS source_id,
        claim.batch_id
    FROM standing_figure
    SEMI JOIN stated USING (place_no, measure_no, year)
    JOIN claim USING (claim_id)
),
fresh AS (
    SELECT *
    FROM stated
    ANTI JOIN published USING (place_no, measure_no, year, value, qualifier, year_basis, note, source_id)
),
fact AS (
    SELECT
        * EXCLUDE (batch_id),
        max(batch_id) AS batch_id
    FROM published
    ANTI JOIN stated USING (place_no, measure_no, year, value, qualifier, year_basis, note, source_id)
    GROUP BY ALL
),
gone AS (
    SELECT
        place_no,
        measure_no,
        year,
        visibility,
        source_id,
        sum(value ORDER BY value) AS value,
        total_qualifier(list(qualifier)) AS qualifier,
        max(batch_id) AS batch_id
    FROM fact
    GROUP BY ALL
)
SELECT
    'added' AS rule,
    fresh.entry,
    gone.value AS other,
    gone.qualifier AS other_qualifier,
    batch.file_name AS other_source,
    batch.batch_id::VARCHAR AS why
FROM fresh
JOIN gone USING (place_no, measure_no, year, visibility, source_id)
JOIN batch USING (batch_id)
ORDER BY fresh.entry;
