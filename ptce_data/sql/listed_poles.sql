-- Grain: pole of the selection. Parameters: the selection, $year (NULL for the last values known).
-- core counts the indicators of the common base known at that date; indicators counts all of them.
SELECT
    pole.pole_id,
    pole.name,
    commune.name AS commune,
    departement.name AS departement,
    pole.departement_code,
    region.name AS region,
    pole.founded_year,
    coalesce((
        SELECT list(s.sector ORDER BY s.position)
        FROM pole_sector AS s
        WHERE s.pole_id = pole.pole_id
    ), []) AS sectors,
    coalesce((
        SELECT list(s.status ORDER BY status.position)
        FROM pole_status AS s
        JOIN status USING (status)
        WHERE s.pole_id = pole.pole_id
    ), []) AS statuses,
    count(situation.indicator) FILTER (indicator.core) AS core,
    count(situation.indicator) AS indicators,
    max(situation.year) AS last_year,
    pole.search_text
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
LEFT JOIN commune USING (commune_code)
LEFT JOIN departement ON departement.departement_code = pole.departement_code
JOIN region ON region.region_code = pole.region_code
LEFT JOIN situation_at($year) AS situation ON situation.pole_id = pole.pole_id
LEFT JOIN indicator ON indicator.indicator = situation.indicator
GROUP BY ALL
ORDER BY
    pole.search_text,
    pole.pole_id;
