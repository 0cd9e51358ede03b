-- Grain: the pole asked, or nothing. Parameter: $pole_id.
SELECT
    pole.pole_id,
    pole.name,
    pole.commune_code,
    commune.name AS commune,
    commune.epci_name,
    departement.name AS departement,
    pole.departement_code,
    region.name AS region,
    pole.region_code,
    pole.longitude,
    pole.latitude,
    pole.founded_year,
    pole.description_fr,
    pole.description_en,
    pole.website,
    pole.source_url,
    coalesce((
        SELECT list(s.sector ORDER BY s.position)
        FROM pole_sector AS s
        WHERE s.pole_id = pole.pole_id
    ), []) AS sectors,
    coalesce((
        SELECT list(s.status ORDER BY status.position)
        FROM pole_status AS s
        JOIN status USING (status)
        WHERE s.pole_id = pole.pole_id
    ), []) AS statuses
FROM pole
LEFT JOIN commune USING (commune_code)
LEFT JOIN departement ON departement.departement_code = pole.departement_code
JOIN region ON region.region_code = pole.region_code
WHERE pole.pole_id = $pole_id
ORDER BY pole.pole_id;
