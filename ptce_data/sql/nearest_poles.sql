-- Grain: pole of the selection with coordinates, the nearest to a point first (great circle, between centres of
-- communes, as in nearby_poles). Parameters: the selection, $longitude, $latitude, $n, $others_than (ids left out).
WITH placed AS (
    SELECT
        pole.pole_id,
        pole.name,
        coalesce(commune.name, departement.name, region.name) AS place,
        coalesce(pole_family.family, '') AS family,
        coalesce(commune.longitude, pole.longitude) AS longitude,
        coalesce(commune.latitude, pole.latitude) AS latitude
    FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
    JOIN region ON region.region_code = pole.region_code
    LEFT JOIN departement ON departement.departement_code = pole.departement_code
    LEFT JOIN commune ON commune.commune_code = pole.commune_code
    LEFT JOIN pole_family ON pole_family.pole_id = pole.pole_id
)
SELECT
    pole_id,
    name,
    place,
    family,
    2 * 6371 * asin(sqrt(
        sin(radians(latitude - $latitude) / 2) ** 2
        + cos(radians($latitude)) * cos(radians(latitude))
        * sin(radians(longitude - $longitude) / 2) ** 2
    )) AS distance_km
FROM placed
WHERE
    longitude IS NOT NULL
    AND NOT list_contains($others_than, pole_id)
ORDER BY
    distance_km,
    pole_id
LIMIT $n;
