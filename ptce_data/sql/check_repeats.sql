-- Grain: rule, entry. Figures the file gives more than once for one pole, indicator, year and perimeter.
-- Reads figure, measure, crowded_entry; no parameter. Equal in every field: counted once (`repeated`, and
-- `repeated_fact` where each row should be a distinct fact). Another value from the same source: both are named
-- (`contradictory`). Another value from another source: rival versions, both kept (`rivals`). Not the
-- first, but nothing wrong: `again`, which no one is told.
INSERT INTO finding BY NAME
WITH told AS (
    SELECT
        figure.entry,
        figure.place_no,
        figure.measure_no,
        figure.year,
        figure.value,
        figure.qualifier_no,
        crowded_entry.year_basis,
        coalesce(crowded_entry.visibility, 'public') AS visibility,
        crowded_entry.note,
        crowded_entry.source_title,
        crowded_entry.source_url,
        measure.kind
    FROM figure
    JOIN crowded_entry USING (entry)
    JOIN measure USING (measure_no)
),
compared AS (
    SELECT
        *,
        min(entry) OVER (
            PARTITION BY
                place_no,
                measure_no,
                year,
                value,
                qualifier_no,
                visibility,
                year_basis,
                note,
                source_title,
                source_url
        ) AS same_entry,
        min(entry) OVER source AS source_entry,
        min(entry) OVER figure AS first_entry,
        first(value) OVER source <> value
        OR first(qualifier_no) OVER source <> qualifier_no
        OR first(visibility) OVER source <> visibility AS contradictory,
        first(value) OVER figure <> value AS rivals
    FROM told
    WINDOW
        source AS (
            PARTITION BY place_no, measure_no, year, source_title, source_url
            ORDER BY entry
        ),
        figure AS (
            PARTITION BY place_no, measure_no, year
            ORDER BY entry
        )
),
broken AS (
    SELECT
        *,
        CASE
            WHEN kind = 'event' AND same_entry < entry THEN 'repeated_fact'
            WHEN kind = 'event' THEN NULL
            WHEN same_entry < entry THEN 'repeated'
            WHEN contradictory THEN 'contradictory'
            WHEN rivals THEN 'rivals'
            WHEN first_entry < entry THEN 'again'
        END AS rule,
        CASE
            WHEN same_entry < entry THEN same_entry
            WHEN contradictory THEN source_entry
            ELSE first_entry
        END AS other_entry
    FROM compared
)
SELECT
    broken.rule,
    broken.entry,
    CASE
        WHEN
            broken.rule = 'contradictory'
            AND broken.value = other.value
            AND broken.qualifier_no = other.qualifier_no
            THEN 'visibility'
    END AS why,
    other.value AS other,
    ['exact', 'approx', 'at_least'][other.qualifier_no + 1] AS other_qualifier,
    broken.other_entry
FROM broken
JOIN figure AS other ON other.entry = broken.other_entry
WHERE broken.rule IS NOT NULL
ORDER BY broken.entry;
