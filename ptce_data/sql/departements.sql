-- Grain: département. No parameter. In the order of official codes.
SELECT
    departement.departement_code AS code,
    departement.name,
    departement.region_code,
    departement.population,
    departement.longitude,
    departement.latitude,
    region.overseas
FROM departement
JOIN region USING (region_code)
ORDER BY departement.departement_code;
