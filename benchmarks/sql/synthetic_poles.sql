-- Grain: pole. Parameters: $first_pole, $last_pole (numbers of the invented poles), $seed.
-- One invented pole in five has no commune, like the real ones known only by their département.
CREATE OR REPLACE TEMP TABLE invented_pole AS
WITH place AS (
    SELECT
        commune.*,
        departement.region_code,
        row_number() OVER (ORDER BY commune_code) - 1 AS place_number
    FROM commune
    JOIN departement USING (departement_code)
    WHERE commune.population >= 500
),
numbered AS (
    SELECT
        range AS pole_number,
        format('synthetique-{:05d}', range) AS pole_id,
        CAST(floor(chance($seed, range, 'place') * (SELECT count(*) FROM place)) AS BIGINT) AS place_number
    FROM range($first_pole, $last_pole + 1)
)
SELECT
    numbered.pole_number,
    numbered.pole_id,
    place.departement_code,
    place.region_code,
    place.commune_code,
    place.postcodes,
    place.longitude,
    place.latitude,
    chance($seed, numbered.pole_number, 'unplaced') < 0.2 AS unplaced
FROM numbered
JOIN place USING (place_number);

INSERT INTO registered_pole BY NAME
SELECT
    pole_id,
    format('Pôle synthétique {:05d}', pole_number) AS name,
    CASE WHEN NOT unplaced THEN commune_code END AS commune_code,
    departement_code,
    region_code,
    CASE WHEN NOT unplaced THEN left(postcodes, 5) END AS postcode,
    CASE WHEN NOT unplaced THEN longitude END AS longitude,
    CASE WHEN NOT unplaced THEN latitude END AS latitude,
    CAST(1999 + floor(26 * chance($seed, pole_number, 'founded')) AS INTEGER) AS founded_year,
    'Pôle inventé pour mesurer la vitesse du tableau de bord ; aucun chiffre n''est réel.' AS description_fr,
    'Cluster made up to measure the speed of the dashboard; no figure is real.' AS description_en,
    NULL AS website,
    NULL AS source_url,
    format('pole synthetique {:05d}', pole_number) AS search_text
FROM invented_pole
ORDER BY pole_number;

-- One to three sectors a pole.
INSERT INTO pole_sector
SELECT
    pole_id,
    sector,
    rank AS position
FROM (
    SELECT
        pole_number,
        pole_id,
        sector.sector,
        row_number() OVER (
            PARTITION BY pole_number
            ORDER BY chance($seed, pole_number, sector.sector)
        ) AS rank
    FROM invented_pole
    CROSS JOIN sector
)
WHERE rank <= 1 + floor(3 * chance($seed, pole_number, 'sectors'))
ORDER BY pole_number, rank;

INSERT INTO pole_status
SELECT
    pole_id,
    arg_min(status.status, chance($seed, pole_number, status.status)) AS status
FROM invented_pole
CROSS JOIN status
GROUP BY pole_id
ORDER BY pole_id;
