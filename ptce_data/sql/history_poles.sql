-- Grain: pole a batch created. Parameter: $batch_id. For staff alone.
SELECT
    registration.pole_id,
    registration.name,
    registered_pole.standing
FROM pole_registration AS registration
JOIN registered_pole ON registered_pole.pole_id = registration.pole_id
WHERE registration.batch_id = $batch_id
ORDER BY
    registration.name,
    registration.pole_id;
