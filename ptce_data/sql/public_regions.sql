-- Grain: région. No parameter.
SELECT
    region_code,
    name,
    overseas,
    population,
    longitude,
    latitude
FROM region
ORDER BY region_code;
