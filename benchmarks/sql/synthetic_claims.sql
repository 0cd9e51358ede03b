-- Grain: claim. Parameters: $seed, $claims_per_cell, $first_year, $last_year.
-- A cell is a pole, an indicator and a year; up to four rival claims are made for it. Shares follow the
-- real ledger: one claim in five has an estimated year, one in five is approximate, one in ten is "at
-- least", one in ten covers a named perimeter; one in a hundred is confidential.
INSERT INTO source
SELECT
    format('synthetique-{:03d}', range) AS source_id,
    format('Source synthétique {:03d}', range) AS title,
    NULL AS url,
    NULL AS publisher,
    NULL AS published
FROM range(200);

INSERT INTO batch BY NAME
SELECT
    2 + range AS batch_id,
    format('reseau-synthetique-{}.csv', range + 1) AS file_name,
    sha256(format('{}-{}', $seed, range)) AS sha256,
    TIMESTAMP '2026-11-24 12:00:00' + to_hours(range) AS imported_at,
    'mesure de vitesse' AS imported_by,
    'Données synthétiques' AS note,
    NULL AS withdrawn_at,
    NULL AS withdrawn_by
FROM range(4);

INSERT INTO batch_event BY NAME
SELECT
    batch_id AS event_id,
    batch_id,
    'published' AS kind,
    imported_at AS done_at,
    imported_by AS done_by,
    1 AS version
FROM batch
WHERE batch_id > 1
ORDER BY batch_id;

INSERT INTO claim
WITH measured AS (
    SELECT
        indicator.*,
        row_number() OVER (ORDER BY indicator) - 1 AS indicator_number,
        CASE unit WHEN 'EUR' THEN 20000 WHEN '%' THEN 40 ELSE 30 END AS size
    FROM indicator
),
cell AS (
    SELECT
        invented_pole.pole_id,
        measured.indicator,
        years.range AS year,
        rivals.range AS rival,
        ((invented_pole.pole_number * 128 + measured.indicator_number) * 32 + years.range - $first_year)
        * 4 + rivals.range AS number,
        -- A level of the pole that lasts, a growth, and a disagreement between sources.
        least(
            coalesce(measured.maximum, 1e15),
            round(
                measured.size
                * exp(2 * chance($seed, invented_pole.pole_number, measured.indicator))
                * (1 + 0.05 * (years.range - $first_year))
                * (1 + 0.1 * chance($seed, number, 'value'))
            )
        ) AS value
    FROM invented_pole
    CROSS JOIN measured
    CROSS JOIN range($first_year, $last_year + 1) AS years
    CROSS JOIN range(4) AS rivals
    WHERE chance($seed, number, 'said') < $claims_per_cell * [0.6, 0.25, 0.1, 0.05][rivals.range + 1]
)
SELECT
    (SELECT max(claim_id) FROM claim) + row_number() OVER (ORDER BY number) AS claim_id,
    pole_id,
    indicator,
    year,
    CASE WHEN chance($seed, number, 'basis') < 0.2 THEN 'estimated' ELSE 'stated' END AS year_basis,
    value,
    CASE
        WHEN chance($seed, number, 'qualifier') < 0.7 THEN 'exact'
        WHEN chance($seed, number, 'qualifier') < 0.9 THEN 'approx'
        ELSE 'at_least'
    END AS qualifier,
    CASE WHEN chance($seed, number, 'perimeter') < 0.1 THEN 'site principal' ELSE '' END AS perimeter,
    'donnée synthétique' AS note,
    CASE WHEN chance($seed, number, 'visibility') < 0.01 THEN 'confidential' ELSE 'public' END AS visibility,
    format('synthetique-{:03d}', number % 200) AS source_id,
    2 + CAST(floor(4 * chance($seed, number, 'batch')) AS INTEGER) AS batch_id,
    'synthetique' AS sheet,
    format('E{}', number) AS cell
FROM cell;
