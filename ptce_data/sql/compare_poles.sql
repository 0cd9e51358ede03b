-- Grain: pole. No parameter. Every pole that may be compared, with the place that tells namesakes apart.
SELECT
    pole.pole_id AS code,
    pole.name,
    coalesce(commune.name, departement.name, region.name) AS place,
    coalesce(pole_family.family, '') AS family
FROM pole
LEFT JOIN commune USING (commune_code)
LEFT JOIN departement ON departement.departement_code = pole.departement_code
JOIN region ON region.region_code = pole.region_code
LEFT JOIN pole_family ON pole_family.pole_id = pole.pole_id
ORDER BY
    strip_accents(lower(pole.name)),
    pole.pole_id;
