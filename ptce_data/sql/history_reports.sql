-- Grain: pole. Parameter: $year. The last year it reported, over all standing claims (confidential ones too: to
-- report is not to publish), and for each core indicator. Poles that did not report for $year or later come
-- first, the longest silent before the others. For staff alone.
WITH reported AS (
    SELECT
        standing_claim.pole_id,
        standing_claim.indicator,
        max(standing_claim.year) AS last_year,
        max(batch.imported_at) AS last_import
    FROM standing_claim
    JOIN batch ON batch.batch_id = standing_claim.batch_id
    GROUP BY
        standing_claim.pole_id,
        standing_claim.indicator
),
whole AS (
    SELECT
        pole_id,
        max(last_year) AS last_year,
        max(last_import) AS last_import
    FROM reported
    GROUP BY pole_id
),
core AS (
    SELECT
        pole.pole_id,
        list(
            struct_pack(indicator := indicator.indicator, last_year := reported.last_year)
            ORDER BY indicator.indicator
        ) AS core
    FROM pole
    CROSS JOIN indicator
    LEFT JOIN reported ON reported.pole_id = pole.pole_id AND reported.indicator = indicator.indicator
    WHERE indicator.core
    GROUP BY pole.pole_id
)
SELECT
    pole.pole_id,
    pole.name AS pole,
    coalesce(pole_family.family, '') AS family,
    whole.last_year,
    whole.last_import,
    coalesce(core.core, []) AS core
FROM pole
LEFT JOIN pole_family ON pole_family.pole_id = pole.pole_id
LEFT JOIN whole ON whole.pole_id = pole.pole_id
LEFT JOIN core ON core.pole_id = pole.pole_id
ORDER BY
    coalesce(whole.last_year, 0) >= $year,
    whole.last_year NULLS FIRST,
    strip_accents(lower(pole.name)),
    pole.pole_id;
