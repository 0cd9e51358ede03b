-- Grain: pole that stands under an identifier. Parameters: $pole_id and what an import says of it.
-- same: it is described so already, or it is a pole of the starting data, that imports do not describe.
SELECT
    pole.name,
    registration.pole_id IS NULL
    OR (
        registration.name = $name
        AND registration.region_code = $region_code
        AND registration.departement_code IS NOT DISTINCT FROM $departement_code
        AND registration.commune_code IS NOT DISTINCT FROM $commune_code
        AND registration.founded_year IS NOT DISTINCT FROM $founded_year
        AND registration.description_fr = $description_fr
        AND registration.description_en = $description_en
        AND registration.website IS NOT DISTINCT FROM $website
        AND registration.siren IS NOT DISTINCT FROM $siren
        AND registration.sectors = $sectors
        AND registration.statuses = $statuses
    ) AS same
FROM pole
JOIN registered_pole ON registered_pole.pole_id = pole.pole_id
LEFT JOIN pole_registration AS registration
    ON registration.pole_id = registered_pole.pole_id
    AND registration.batch_id = registered_pole.batch_id
WHERE pole.pole_id = $pole_id;
