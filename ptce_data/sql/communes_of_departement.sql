-- Grain: commune or municipal arrondissement of a département. Parameters: $departement_code.
SELECT
    commune_code AS code,
    name
FROM commune
WHERE departement_code = $departement_code
ORDER BY
    search_text,
    commune_code;
