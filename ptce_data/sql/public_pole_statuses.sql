-- Grain: pole, status. No parameter.
SELECT
    pole_id,
    status
FROM pole_status
ORDER BY
    pole_id,
    status;
