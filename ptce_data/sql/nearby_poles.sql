-- Grain: another pole near the pole asked. Parameters: $pole_id, $n.
-- Distances are between the centres of communes (great circle, in km). Where either is unknown, a pole of the
-- same département comes before one of the same région only, after those whose distance is known.
WITH asked AS (
    SELECT *
    FROM pole
    WHERE pole.pole_id = $pole_id
),
around AS (
    SELECT
        other.pole_id,
        other.name,
        coalesce(commune.name, departement.name, region.name) AS place,
        2 * 6371 * asin(sqrt(
            sin(radians(other.latitude - asked.latitude) / 2) ** 2
            + cos(radians(asked.latitude)) * cos(radians(other.latitude))
            * sin(radians(other.longitude - asked.longitude) / 2) ** 2
        )) AS distance_km,
        coalesce(other.departement_code = asked.departement_code, FALSE) AS same_departement,
        other.region_code = asked.region_code AS same_region
    FROM asked
    JOIN pole AS other ON other.pole_id <> asked.pole_id
    LEFT JOIN commune ON commune.commune_code = other.commune_code
    LEFT JOIN departement ON departement.departement_code = other.departement_code
    JOIN region ON region.region_code = other.region_code
)
SELECT
    pole_id,
    name,
    place,
    distance_km,
    same_departement,
    same_region
FROM around
WHERE distance_km IS NOT NULL OR same_region
ORDER BY
    distance_km NULLS LAST,
    same_departement DESC,
    pole_id
LIMIT $n;
