-- Grain: a territory the pole stands in (its commune, its EPCI, its département, its région), smallest first.
-- Parameter: $pole_id. Population is INSEE's, that of an EPCI is the sum of its communes; poles counts those
-- known to stand there. A territory of unknown population is left out. A municipal arrondissement
-- is in the EPCI of its city, whose poles include those of its arrondissements.
WITH placed AS (
    SELECT
        pole.pole_id,
        pole.commune_code,
        city.commune_code AS city_code,
        city.epci_code,
        city.epci_name
    FROM pole
    JOIN commune USING (commune_code)
    JOIN commune AS city
        ON city.commune_code = CASE
            WHEN commune.kind = 'commune-actuelle' THEN commune.commune_code
            WHEN commune.departement_code = '75' THEN '75056'
            WHEN commune.departement_code = '13' THEN '13055'
            WHEN commune.departement_code = '69' THEN '69123'
        END
),
asked AS (
    SELECT
        pole.commune_code,
        commune.name AS commune,
        commune.population,
        placed.epci_code,
        placed.epci_name,
        pole.departement_code,
        pole.region_code
    FROM pole
    LEFT JOIN commune USING (commune_code)
    LEFT JOIN placed ON placed.pole_id = pole.pole_id
    WHERE pole.pole_id = $pole_id
),
territory AS (
    SELECT
        1 AS position,
        'commune' AS kind,
        asked.commune AS name,
        asked.population,
        (
            SELECT count(*)
            FROM placed
            WHERE asked.commune_code IN (placed.commune_code, placed.city_code)
        ) AS poles
    FROM asked
    UNION ALL
    SELECT
        2 AS position,
        'epci' AS kind,
        asked.epci_name AS name,
        (
            SELECT sum(commune.population)
            FROM commune
            WHERE commune.epci_code = asked.epci_code AND commune.kind = 'commune-actuelle'
        ) AS population,
        (
            SELECT count(*)
            FROM placed
            WHERE placed.epci_code = asked.epci_code
        ) AS poles
    FROM asked
    UNION ALL
    SELECT
        3 AS position,
        'departement' AS kind,
        departement.name,
        departement.population,
        (SELECT count(*) FROM pole WHERE pole.departement_code = asked.departement_code) AS poles
    FROM asked
    JOIN departement USING (departement_code)
    UNION ALL
    SELECT
        4 AS position,
        'region' AS kind,
        region.name,
        region.population,
        (SELECT count(*) FROM pole WHERE pole.region_code = asked.region_code) AS poles
    FROM asked
    JOIN region USING (region_code)
)
SELECT
    kind,
    name,
    population::BIGINT AS population,
    poles
FROM territory
WHERE population > 0
ORDER BY position;
