-- Grain: pole. Parameter: none. The columns of data/seed/poles.csv that the yardsticks read.
SELECT
    pole.pole_id,
    pole.name,
    commune.name AS commune,
    pole.commune_code AS commune_insee,
    pole.postcode,
    pole.departement_code,
    departement.name AS departement,
    pole.region_code,
    region.name AS region,
    pole.latitude,
    pole.longitude,
    pole.founded_year,
    (
        SELECT string_agg(pole_status.status, ';' ORDER BY status.position)
        FROM pole_status
        JOIN status USING (status)
        WHERE pole_status.pole_id = pole.pole_id
    ) AS statuses,
    (
        SELECT string_agg(pole_sector.sector, ';' ORDER BY pole_sector.position)
        FROM pole_sector
        WHERE pole_sector.pole_id = pole.pole_id
    ) AS sectors,
    pole.description_fr
FROM pole
JOIN region USING (region_code)
LEFT JOIN departement USING (departement_code)
LEFT JOIN commune USING (commune_code)
ORDER BY pole.pole_id
