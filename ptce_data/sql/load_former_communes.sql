-- Grain: former commune code. Parameter: $file, the parquet file. Fills former_commune from data/geo.
INSERT INTO former_commune
SELECT
    former.code,
    former.nom,
    former."chefLieu",
    search_text(former.nom) AS search_text
FROM read_parquet($file) AS former
SEMI JOIN commune ON commune.commune_code = former."chefLieu"
ORDER BY former.code;
