-- Grain: another pole near the pole asked. Parameters: $pole_id, $n.
-- Distances are between the centres of communes (great circle, in km), as in Territoire. Where either is
-- unknown, a pole of the same département comes before one of the same région only, after those whose distance is known.
WITH placed AS (
    SELECT
        pole.pole_id,
        pole.name,
        coalesce(commune.name, departement.name, region.name) AS place,
        coalesce(commune.longitude, pole.longitude) AS longitude,
        coalesce(commune.latitude, pole.latitude) AS latitude,
        pole.departement_code,
        pole.region_code
    FROM pole
    LEFT JOIN commune ON commune.commune_code = pole.commune_code
    LEFT JOIN departement ON departement.departement_code = pole.departement_code
    JOIN region ON region.region_code = pole.region_code
),
asked AS (
    SELECT *
    FROM placed
    WHERE placed.pole_id = $pole_id
),
around AS (
    SELECT
        other.pole_id,
        other.name,
        other.place,
        2 * 6371 * asin(sqrt(
            sin(radians(other.latitude - asked.latitude) / 2) ** 2
            + cos(radians(asked.latitude)) * cos(radians(other.latitude))
            * sin(radians(other.longitude - asked.longitude) / 2) ** 2
        )) AS distance_km,
        coalesce(other.departement_code = asked.departement_code, FALSE) AS same_departement,
        other.region_code = asked.region_code AS same_region
    FROM asked
    JOIN placed AS other ON other.pole_id <> asked.pole_id
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
