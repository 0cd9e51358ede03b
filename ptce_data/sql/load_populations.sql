-- No parameter. Sums communes (without municipal arrondissements) into départements and régions.
UPDATE departement
SET population = (
    SELECT sum(commune.population)
    FROM commune
    WHERE commune.departement_code = departement.departement_code AND commune.kind = 'commune-actuelle'
);

UPDATE region
SET population = (
    SELECT sum(departement.population)
    FROM departement
    WHERE departement.region_code = region.region_code
);
