-- Grain: pole, sector. No parameter.
SELECT
    pole_id,
    sector,
    position
FROM pole_sector
SEMI JOIN pole USING (pole_id)
ORDER BY
    pole_id,
    position,
    sector;
