-- Grain: pole of the selection that stands in the territory, in alphabetical order.
-- Parameters: the selection (région or département already narrowed), $communes (codes; empty: no restriction).
-- figures counts the indicators the pole published up to the year asked.
SELECT
    pole.pole_id,
    pole.name,
    commune.name AS commune,
    departement.name AS departement,
    region.name AS region,
    pole.founded_year,
    coalesce(pole_family.sector, '') AS sector,
    coalesce(pole_family.family, '') AS family,
    (
        SELECT count(*)
        FROM situation_at($year) AS situation
        WHERE situation.pole_id = pole.pole_id
    ) AS figures
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
JOIN region ON region.region_code = pole.region_code
LEFT JOIN departement ON departement.departement_code = pole.departement_code
LEFT JOIN commune ON commune.commune_code = pole.commune_code
LEFT JOIN pole_family ON pole_family.pole_id = pole.pole_id
WHERE len($communes) = 0 OR list_contains($communes, pole.commune_code)
ORDER BY
    strip_accents(lower(pole.name)),
    pole.pole_id;
