-- Grain: région. No parameter. Mainland first, in alphabetical order.
SELECT
    region_code AS code,
    name,
    region_code,
    population,
    longitude,
    latitude,
    overseas
FROM region
ORDER BY
    overseas,
    strip_accents(lower(name)),
    region_code;
