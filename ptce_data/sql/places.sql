-- Grain: pole, commune or former commune. Parameters: $words (no accent, no case), $start (the words joined).
-- A name matches where each word begins one of its words. Poles first, then the largest communes.
WITH named AS (
    SELECT
        'pole' AS kind,
        pole.pole_id AS code,
        pole.name,
        coalesce(commune.name || ', ', '') || coalesce(departement.name, region.name) AS place,
        pole.search_text || ' ' || coalesce(commune.search_text, '') AS search_text,
        0 AS rank,
        0 AS population
    FROM pole
    LEFT JOIN commune USING (commune_code)
    LEFT JOIN departement ON departement.departement_code = pole.departement_code
    JOIN region ON region.region_code = pole.region_code
    UNION ALL
    SELECT
        'commune' AS kind,
        commune.commune_code AS code,
        commune.name,
        departement.name || ' (' || departement.departement_code || ')' AS place,
        commune.search_text || ' ' || replace(commune.postcodes, ';', ' ') AS search_text,
        1 AS rank,
        commune.population
    FROM commune
    JOIN departement USING (departement_code)
    UNION ALL
    SELECT
        'commune' AS kind,
        former_commune.commune_code AS code,
        former_commune.name,
        commune.name || ', ' || departement.name || ' (' || departement.departement_code || ')' AS place,
        former_commune.search_text,
        2 AS rank,
        commune.population
    FROM former_commune
    JOIN commune USING (commune_code)
    JOIN departement USING (departement_code)
    WHERE former_commune.search_text <> commune.search_text
)
SELECT
    kind,
    code,
    name,
    place AS "where"
FROM named
WHERE
    len(list_filter($words, lambda word: contains(' ' || search_text, ' ' || word))) = len($words)
ORDER BY
    rank,
    search_text <> $start,
    NOT starts_with(search_text, $start),
    population DESC,
    search_text,
    code
LIMIT 12;
