-- Grain: pole. No parameter. vocabulary_poles, in a database built before poles had a SIREN.
SELECT
    pole.pole_id AS code,
    pole.name,
    commune.name AS commune,
    pole.commune_code,
    NULL AS siren
FROM pole
LEFT JOIN commune USING (commune_code)
ORDER BY pole.pole_id;
