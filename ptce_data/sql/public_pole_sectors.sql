-- Grain: pole, sector. No parameter.
SELECT
    pole_id,
    sector,
    position
FROM pole_sector
ORDER BY
    pole_id,
    position,
    sector;
