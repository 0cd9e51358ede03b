-- Grain: département. No parameter.
SELECT
    departement_code,
    name,
    region_code,
    population,
    longitude,
    latitude
FROM departement
ORDER BY departement_code;
