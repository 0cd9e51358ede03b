-- Grain: one line about a pole to create. Parameters: $name, $region_code, $departement_code,
-- $commune_code (NULL where not known), $sectors, $statuses. What the lists and the known poles say of it: codes that no list has,
-- whether its places lie in one another, and the name of a known pole that is called the same.
WITH asked AS (
    SELECT
        $region_code::VARCHAR AS region_code,
        $departement_code::VARCHAR AS departement_code,
        $commune_code::VARCHAR AS commune_code,
        (SELECT list(sector) FROM sector) AS known_sectors,
        (SELECT list(status) FROM status) AS known_statuses
)
SELECT
    list_concat(
        list_filter($sectors::VARCHAR[], lambda code: NOT list_contains(asked.known_sectors, code)),
        list_filter($statuses::VARCHAR[], lambda code: NOT list_contains(asked.known_statuses, code)),
        list_filter(
            [
                CASE WHEN region.name IS NULL THEN asked.region_code END,
                CASE WHEN departement.name IS NULL THEN asked.departement_code END,
                CASE WHEN commune.name IS NULL THEN asked.commune_code END
            ],
            lambda code: code IS NOT NULL
        )
    ) AS unknown_codes,
    coalesce(departement.region_code <> asked.region_code, FALSE)
    OR (commune.name IS NOT NULL AND commune.departement_code IS DISTINCT FROM asked.departement_code)
        AS misplaced,
    coalesce(
        (
            SELECT min(pole.name)
            FROM pole
            WHERE lower(strip_accents(trim(pole.name))) = lower(strip_accents(trim($name)))
        ),
        ''
    ) AS namesake
FROM asked
LEFT JOIN region ON region.region_code = asked.region_code
LEFT JOIN departement ON departement.departement_code = asked.departement_code
LEFT JOIN commune ON commune.commune_code = asked.commune_code;
