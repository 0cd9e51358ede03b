-- Grain: pole. No parameter. An address that is not http(s) is left out.
SELECT
    pole_id,
    name,
    commune_code,
    departement_code,
    region_code,
    postcode,
    longitude,
    latitude,
    founded_year,
    description_fr,
    description_en,
    CASE WHEN regexp_full_match(website, 'https?://\S+') THEN website END AS website,
    CASE WHEN regexp_full_match(source_url, 'https?://\S+') THEN source_url END AS source_url
FROM pole
ORDER BY pole_id;
