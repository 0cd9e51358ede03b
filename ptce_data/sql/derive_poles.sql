-- Grain: pole that an import created. No parameter. Fills registered_pole, pole_sector and pole_status.
-- A pole shows its newest registration that stands, else the newest of all; it stands while one of its
-- registrations does, or a standing import has a claim about it, confidential or not.
-- Poles of the starting data have no registration and always stand.
CREATE OR REPLACE TEMP TABLE current_registration AS
SELECT
    registration.*,
    max(batch.withdrawn_at IS NULL) OVER (PARTITION BY registration.pole_id) AS registered
FROM pole_registration AS registration
JOIN batch ON batch.batch_id = registration.batch_id
QUALIFY row_number() OVER (
    PARTITION BY registration.pole_id
    ORDER BY
        batch.withdrawn_at IS NULL DESC,
        registration.batch_id DESC
) = 1;

INSERT INTO registered_pole BY NAME
SELECT
    pole_id,
    name,
    region_code,
    description_fr,
    description_en,
    search_text,
    batch_id,
    FALSE AS standing
FROM current_registration
ANTI JOIN registered_pole USING (pole_id)
ORDER BY pole_id;

UPDATE registered_pole
SET
    name = current.name,
    commune_code = current.commune_code,
    departement_code = current.departement_code,
    region_code = current.region_code,
    postcode = CASE WHEN commune.postcodes NOT LIKE '%;%' THEN commune.postcodes END,
    longitude = commune.longitude,
    latitude = commune.latitude,
    founded_year = current.founded_year,
    description_fr = current.description_fr,
    description_en = current.description_en,
    website = current.website,
    search_text = current.search_text,
    siren = current.siren,
    batch_id = current.batch_id,
    standing = current.registered
        OR current.pole_id IN (SELECT standing_claim.pole_id FROM standing_claim)
FROM current_registration AS current
LEFT JOIN commune ON commune.commune_code = current.commune_code
WHERE registered_pole.pole_id = current.pole_id;

DELETE FROM pole_sector
WHERE pole_id IN (SELECT current.pole_id FROM current_registration AS current);

INSERT INTO pole_sector BY NAME
SELECT
    pole_id,
    unnest(sectors) AS sector,
    generate_subscripts(sectors, 1) AS position
FROM current_registration
ORDER BY
    pole_id,
    position;

DELETE FROM pole_status
WHERE pole_id IN (SELECT current.pole_id FROM current_registration AS current);

INSERT INTO pole_status BY NAME
SELECT
    pole_id,
    unnest(statuses) AS status
FROM current_registration
ORDER BY
    pole_id,
    status;

DROP TABLE current_registration;
