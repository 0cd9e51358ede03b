-- Grain: pole of the selection. Parameters: the selection, $indicator (a code, or NULL for no figure).
-- Where it stands, its family, and its value "à fin" the year asked. The largest value first.
SELECT
    pole.pole_id,
    pole.name,
    pole.commune_code,
    commune.name AS commune,
    pole.departement_code,
    departement.name AS departement,
    pole.region_code,
    region.name AS region,
    pole.longitude,
    pole.latitude,
    pole.founded_year,
    coalesce(pole_family.family, '') AS family,
    coalesce(pole_family.sector, '') AS sector,
    situation.value,
    coalesce(situation.qualifier, 'exact') AS qualifier,
    situation.year,
    situation.first_year,
    coalesce(situation.year_basis = 'estimated', FALSE) AS estimated,
    coalesce(situation.perimeter, '') AS perimeter
FROM selected_pole($regions, $departements, $sectors, $statuses) AS pole
JOIN region ON region.region_code = pole.region_code
LEFT JOIN departement ON departement.departement_code = pole.departement_code
LEFT JOIN commune ON commune.commune_code = pole.commune_code
LEFT JOIN pole_family ON pole_family.pole_id = pole.pole_id
LEFT JOIN situation_at($year) AS situation
    ON situation.pole_id = pole.pole_id
    AND situation.indicator = $indicator
ORDER BY
    situation.value DESC NULLS LAST,
    strip_accents(lower(pole.name)),
    pole.pole_id;
