-- Grain: rule, entry. Figures far from the last known before them, and cumulative ones that go down.
-- Reads seen; parameters: $reason, $jumps (kind to factor a year), $floors (unit to value), $floor (other
-- units). A factor is allowed for each year between the two; nothing is said below the floor, nor of a
-- start from zero. Between approximate values, a cumulative one may go down by a tenth.
INSERT INTO finding BY NAME
WITH following AS (
    SELECT
        *,
        lag(value) OVER series AS other,
        lag(qualifier) OVER series AS other_qualifier,
        lag(year) OVER series AS other_year,
        lag(entry) OVER series AS other_entry
    FROM seen
    WINDOW series AS (
        PARTITION BY pole_id, indicator, perimeter
        ORDER BY year
    )
),
judged AS (
    SELECT
        following.*,
        indicator.kind,
        $jumps[indicator.kind] * (following.year - following.other_year) AS factor,
        coalesce($floors[indicator.unit], $floor) AS floor,
        following.qualifier = 'approx' OR following.other_qualifier = 'approx' AS approximate
    FROM following
    JOIN indicator USING (indicator)
    WHERE following.entry IS NOT NULL AND NOT following.known AND following.other IS NOT NULL
),
broken AS (
    SELECT
        *,
        CASE
            WHEN
                kind = 'cumulative'
                AND qualifier <> 'at_least'
                AND value < other * CASE WHEN approximate THEN 0.9 ELSE 1 END
                THEN 'decrease'
            WHEN greatest(value, other) < floor OR other <= 0 OR value < 0 THEN NULL
            WHEN value > other * factor AND other_qualifier <> 'at_least' THEN 'jump'
            WHEN value > other * factor AND value >= floor * factor THEN 'jump'
            WHEN value * factor < other AND qualifier <> 'at_least' THEN 'jump'
        END AS rule
    FROM judged
)
SELECT
    rule,
    entry,
    value_text AS found,
    coalesce(nullif(trim(note), ''), $reason) AS reason,
    pole_id,
    indicator,
    year,
    value,
    qualifier,
    other,
    other_qualifier,
    other_year,
    other_entry
FROM broken
WHERE rule IS NOT NULL
ORDER BY entry;
