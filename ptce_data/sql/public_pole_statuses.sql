-- Grain: pole, status. No parameter.
SELECT
    pole_id,
    status
FROM pole_status
SEMI JOIN pole USING (pole_id)
ORDER BY
    pole_id,
    status;
