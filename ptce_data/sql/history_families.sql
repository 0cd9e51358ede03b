-- Grain: sector family with a pole. Parameter: $year. How many of its poles have a standing claim for $year or later,
-- confidential ones too. For staff alone.
SELECT
    pole_family.family,
    count(*) AS poles,
    count(*) FILTER (
        pole.pole_id IN (SELECT standing_claim.pole_id FROM standing_claim WHERE standing_claim.year >= $year)
    ) AS reported
FROM pole
JOIN pole_family ON pole_family.pole_id = pole.pole_id
JOIN sector_family ON sector_family.family = pole_family.family
GROUP BY
    pole_family.family,
    sector_family.position
ORDER BY sector_family.position;
