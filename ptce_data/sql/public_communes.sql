-- Grain: commune where a pole lies. No parameter. The other communes are INSEE's to publish.
SELECT
    commune_code,
    name,
    departement_code,
    epci_code,
    epci_name,
    population,
    longitude,
    latitude
FROM commune
WHERE commune_code IN (SELECT pole.commune_code FROM pole)
ORDER BY commune_code;
