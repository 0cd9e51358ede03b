-- Grain: pole, commune or former commune. Parameters: $words (no accent, no case), $start (the words joined),
-- $spelt (the words without postcodes), $guess (whether to guess where nothing is found), $likeness (from 0 to 1).
-- A name matches where each word begins one of its words or a postcode. Poles first, then the largest communes.
-- Where none matches, the five names most like $spelt, from $likeness on: they are guessed.
WITH named AS (
    SELECT
        'pole' AS kind,
        pole.pole_id AS code,
        pole.name,
        coalesce(commune.name || ', ', '') || coalesce(departement.name, region.name) AS place,
        pole.search_text || ' ' || coalesce(commune.search_text, '') AS search_text,
        coalesce(pole.postcode || ' ', '') || replace(coalesce(commune.postcodes, ''), ';', ' ') AS postcodes,
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
        commune.search_text,
        replace(commune.postcodes, ';', ' ') AS postcodes,
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
        '' AS postcodes,
        2 AS rank,
        commune.population
    FROM former_commune
    JOIN commune USING (commune_code)
    JOIN departement USING (departement_code)
    WHERE former_commune.search_text <> commune.search_text
),

matched AS (
    SELECT *
    FROM named
    WHERE
        len(list_filter(
            $words, lambda word: contains(' ' || search_text || ' ' || postcodes, ' ' || word)
        )) = len($words)
    ORDER BY
        rank,
        search_text <> $start,
        NOT starts_with(search_text, $start),
        population DESC,
        search_text,
        code
    LIMIT 12
),

likened AS (
    SELECT
        *,
        CASE
            WHEN kind = 'commune'
                THEN
                    1
                    - damerau_levenshtein(search_text, list_aggregate($spelt, 'string_agg', ' '))
                    / greatest(len(search_text), len(list_aggregate($spelt, 'string_agg', ' ')))
            -- A pole's name is long, and seldom typed whole.
            ELSE list_avg(list_transform(
                $spelt,
                lambda word: list_max(list_transform(
                    string_split(search_text, ' '),
                    lambda own: 1 - damerau_levenshtein(own, word) / greatest(len(own), len(word))
                ))
            ))
        END AS likeness
    FROM named
    WHERE $guess AND NOT EXISTS (SELECT 1 FROM matched)
)

SELECT
    kind,
    code,
    name,
    place AS "where",
    FALSE AS guessed
FROM matched
UNION ALL
(
    SELECT
        kind,
        code,
        name,
        place AS "where",
        TRUE AS guessed
    FROM likened
    WHERE likeness >= $likeness
    ORDER BY
        likeness DESC,
        population DESC,
        search_text,
        code
    LIMIT 5
);
