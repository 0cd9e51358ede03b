-- Grain: entry that states an event, published fact it may be telling again. The fact is of the same pole,
-- perimeter, indicator, year and visibility, and no longer in the file. No source tells them apart (it is the same
-- one, one of nearly the same name, or the file gives none): another value, or another note; or the value is the
-- same, from another source.
-- Reads figure, standing_figure, finding, adding_entry (with the source_id it quotes, and whether it is none);
-- needs quoted_source; no parameter.
-- A fact is named by its first standing claim. told is what would be added to: all that the file no longer tells,
-- of that source where there is one. likeness: 3 the same value, 2 the same note, 1 the same rank among as many, or
-- the only one. Where many are gone, an entry meets those like it only, and the first, so that it is asked about; of
-- sources of nearly the same name, it is held to the first 20 of its place and year, or time would go by the square.
-- « Rapport d'activité 2025 », « rapport d'activite 2025 (corrigé) » and a typing error are one report, most likely.
CREATE OR REPLACE TEMP MACRO plain_title(title) AS trim(
    regexp_replace(lower(strip_accents(left(title, 120))), '[^a-z0-9]+', ' ', 'g')
);

-- Of two plain titles.
CREATE OR REPLACE TEMP MACRO near_title(one, other) AS (
    least(length(one), length(other)) >= 6
    AND (
        starts_with(one, other)
        OR starts_with(other, one)
        OR CASE
            WHEN length(one) >= 12 AND abs(length(one) - length(other)) <= 2
                THEN damerau_levenshtein(one, other) <= 2
            ELSE FALSE
        END
    )
);

CREATE OR REPLACE TEMP TABLE amount_asked AS
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
        quoted_source(adding_entry.source_id) AS source_id,
        plain_title(adding_entry.quoted_title) AS title,
        adding_entry.unsourced
    FROM figure
    JOIN adding_entry USING (entry)
    ANTI JOIN (FROM finding WHERE rule = 'repeated_fact') AS repeated USING (entry)
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
        source.title,
        claim.claim_id,
        claim.batch_id
    FROM standing_figure
    SEMI JOIN stated USING (place_no, measure_no, year)
    JOIN claim USING (claim_id)
    JOIN source ON source.source_id = claim.source_id
),
fresh AS MATERIALIZED (
    SELECT
        *,
        row_number() OVER alike AS position,
        row_number() OVER (
            PARTITION BY place_no, measure_no, year, visibility, value
            ORDER BY note, entry
        ) AS equal_no,
        count(*) OVER (PARTITION BY place_no, measure_no, year, visibility, source_id) AS many
    FROM stated
    ANTI JOIN published USING (place_no, measure_no, year, value, qualifier, year_basis, note, visibility, source_id)
    WINDOW alike AS (
        PARTITION BY place_no, measure_no, year, visibility, source_id
        ORDER BY note, value, entry
    )
),
fact AS (
    SELECT
        * EXCLUDE (claim_id, batch_id, title),
        plain_title(min(title)) AS title,
        min(claim_id) AS claim_id,
        max(batch_id) AS batch_id
    FROM published
    ANTI JOIN stated USING (place_no, measure_no, year, value, qualifier, year_basis, note, visibility, source_id)
    GROUP BY ALL
),
of_source AS (
    SELECT
        place_no,
        measure_no,
        year,
        visibility,
        source_id,
        count(*) AS many,
        struct_pack(
            value := sum(value ORDER BY value),
            qualifier := total_qualifier(list(qualifier)),
            batch_id := max(batch_id)
        ) AS told
    FROM fact
    GROUP BY ALL
),
of_all AS (
    SELECT
        place_no,
        measure_no,
        year,
        visibility,
        count(*) AS many,
        struct_pack(
            value := sum(value ORDER BY value),
            qualifier := total_qualifier(list(qualifier)),
            batch_id := max(batch_id)
        ) AS told
    FROM fact
    GROUP BY ALL
),
gone AS MATERIALIZED (
    SELECT
        fact.*,
        row_number() OVER alike AS position,
        row_number() OVER (place_and_year ORDER BY fact.note, fact.value, fact.claim_id) AS place_position,
        dense_rank() OVER (place_and_year ORDER BY fact.source_id) AS source_no,
        row_number() OVER (
            PARTITION BY place_no, measure_no, year, visibility, fact.value
            ORDER BY fact.note, fact.claim_id
        ) AS equal_no,
        of_source.many,
        of_source.told,
        of_all.many AS all_many,
        of_all.told AS all_told
    FROM fact
    JOIN of_source USING (place_no, measure_no, year, visibility, source_id)
    JOIN of_all USING (place_no, measure_no, year, visibility)
    WINDOW
        place_and_year AS (PARTITION BY place_no, measure_no, year, visibility),
        alike AS (
            PARTITION BY place_no, measure_no, year, visibility, source_id
            ORDER BY fact.note, fact.value, fact.claim_id
        )
),
met AS (
    SELECT
        fresh.entry,
        gone.claim_id
    FROM fresh
    JOIN gone USING (place_no, measure_no, year, visibility, source_id)
    WHERE gone.many <= 6 OR gone.position = 1
    UNION
    SELECT
        fresh.entry,
        gone.claim_id
    FROM fresh
    JOIN gone USING (place_no, measure_no, year, visibility, source_id, position)
    UNION
    SELECT
        fresh.entry,
        gone.claim_id
    FROM fresh
    JOIN gone USING (place_no, measure_no, year, visibility, value)
    WHERE gone.equal_no <= 6 OR gone.equal_no = fresh.equal_no
    UNION
    SELECT
        fresh.entry,
        gone.claim_id
    FROM fresh
    JOIN gone USING (place_no, measure_no, year, visibility)
    WHERE fresh.unsourced AND (gone.all_many <= 6 OR gone.place_position = 1)
    UNION
    SELECT
        fresh.entry,
        gone.claim_id
    FROM fresh
    JOIN gone USING (place_no, measure_no, year, visibility)
    WHERE
        (gone.all_many <= 6 OR (gone.position = 1 AND gone.source_no <= 20))
        AND near_title(fresh.title, gone.title)
)
SELECT
    met.entry,
    met.claim_id,
    gone.value,
    gone.qualifier,
    gone.note,
    gone.batch_id,
    fresh.unsourced
    OR gone.source_id = fresh.source_id
    OR near_title(fresh.title, gone.title) AS same_source,
    CASE WHEN fresh.unsourced THEN gone.all_told ELSE gone.told END AS told,
    CASE
        WHEN gone.value = fresh.value THEN 3
        WHEN gone.note = fresh.note AND gone.note <> '' THEN 2
        WHEN gone.all_many = 1 THEN 1
        WHEN gone.source_id <> fresh.source_id THEN 0
        WHEN gone.many = 1 OR (gone.many = fresh.many AND gone.position = fresh.position) THEN 1
        ELSE 0
    END AS likeness
FROM met
JOIN fresh ON fresh.entry = met.entry
JOIN gone ON gone.claim_id = met.claim_id;
