-- Grain: commune. Parameter: $file, the parquet file. Fills commune from data/geo.
-- The collectivités d'outre-mer (no région, no coordinates in the file) are left out.
INSERT INTO commune
SELECT
    code,
    nom,
    type,
    dep,
    epci,
    epci_nom,
    population,
    lon,
    lat,
    array_to_string(codes_postaux, ';') AS postcodes,
    search_text(nom) AS search_text
FROM read_parquet($file)
WHERE zone <> 'com'
ORDER BY code;
