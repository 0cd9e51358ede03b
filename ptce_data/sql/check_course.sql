-- Grain: rule, entry. Figures far from the last known before them, and cumulative ones that go down.
-- Reads seen, measure; parameter: $measures (how many). The factor of the kind is
-- allowed for each year between the two; nothing is said below the floor of the unit, nor of a start from zero.
-- Between approximate values, a cumulative one may go down by a tenth. Qualifiers: 1 approximate, 2 at least.
INSERT INTO finding BY NAME
WITH following AS (
    SELECT
        *,
        lag(value) OVER series AS other,
        lag(qualifier_no) OVER series AS other_qualifier_no,
        lag(year) OVER series AS other_year,
        lag(entry) OVER series AS other_entry
    FROM seen
    WINDOW series AS (
        PARTITION BY place_no * $measures + measure_no
        ORDER BY year
    )
),
judged AS (
    SELECT
        following.*,
        measure.kind,
        measure.floor,
        measure.factor * (following.year - following.other_year) AS factor,
        following.qualifier_no = 1 OR following.other_qualifier_no = 1 AS approximate
    FROM following
    JOIN measure USING (measure_no)
    WHERE following.entry IS NOT NULL AND NOT following.known AND following.other IS NOT NULL
),
broken AS (
    SELECT
        *,
        CASE
            WHEN
                kind = 'cumulative'
                AND qualifier_no <> 2
                AND value < other * CASE WHEN approximate THEN 0.9 ELSE 1 END
                THEN 'decrease'
            WHEN greatest(value, other) < floor OR other <= 0 OR value < 0 THEN NULL
            WHEN value > other * factor AND other_qualifier_no <> 2 THEN 'jump'
            WHEN value > other * factor AND value >= floor * factor THEN 'jump'
            WHEN value * factor < other AND qualifier_no <> 2 THEN 'jump'
        END AS rule
    FROM judged
)
SELECT
    broken.rule,
    broken.entry,
    broken.other,
    ['exact', 'approx', 'at_least'][broken.other_qualifier_no + 1] AS other_qualifier,
    broken.other_year,
    broken.other_entry
FROM broken
WHERE broken.rule IS NOT NULL
ORDER BY broken.entry;
