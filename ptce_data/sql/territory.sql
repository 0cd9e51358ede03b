-- Grain: the territory asked: none or one. Parameters: $level ('region', 'departement' or 'commune'), $code.
-- A former commune's code answers with the commune that took it over; former_name is its old name.
WITH successor AS (
    SELECT
        commune_code,
        name AS former_name
    FROM former_commune
    WHERE former_code = $code
)
SELECT
    'region' AS level,
    region.region_code AS code,
    region.name,
    region.population,
    region.longitude,
    region.latitude,
    region.region_code,
    region.name AS region,
    NULL AS departement_code,
    NULL AS departement,
    NULL AS epci,
    NULL AS former_name,
    []::VARCHAR[] AS communes
FROM region
WHERE $level = 'region' AND region.region_code = $code
UNION ALL
SELECT
    'departement' AS level,
    departement.departement_code AS code,
    departement.name,
    departement.population,
    departement.longitude,
    departement.latitude,
    region.region_code,
    region.name AS region,
    departement.departement_code,
    departement.name AS departement,
    NULL AS epci,
    NULL AS former_name,
    []::VARCHAR[] AS communes
FROM departement
JOIN region USING (region_code)
WHERE $level = 'departement' AND departement.departement_code = $code
UNION ALL
SELECT
    'commune' AS level,
    commune.commune_code AS code,
    commune.name,
    commune.population,
    commune.longitude,
    commune.latitude,
    region.region_code,
    region.name AS region,
    departement.departement_code,
    departement.name AS departement,
    commune.epci_name AS epci,
    (SELECT former_name FROM successor) AS former_name,
    -- Paris, Marseille and Lyon hold their arrondissements, the only ones of their départements.
    CASE
        WHEN commune.commune_code IN ('75056', '13055', '69123')
            THEN (
                SELECT list(part.commune_code ORDER BY part.commune_code)
                FROM commune AS part
                WHERE
                    part.departement_code = commune.departement_code
                    AND (part.kind = 'arrondissement-municipal' OR part.commune_code = commune.commune_code)
            )
        ELSE [commune.commune_code]
    END AS communes
FROM commune
JOIN departement USING (departement_code)
JOIN region USING (region_code)
WHERE
    $level = 'commune'
    AND commune.commune_code = coalesce((SELECT commune_code FROM successor), $code)
ORDER BY code;
