-- Grain: pole. No parameter. How a pole can be named: itself, its commune, its SIREN.
SELECT
    pole.pole_id AS code,
    pole.name,
    commune.name AS commune,
    pole.commune_code,
    pole.siren
FROM pole
LEFT JOIN commune USING (commune_code)
ORDER BY pole.pole_id;
