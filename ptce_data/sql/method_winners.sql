-- Grain: year of a national call. No parameter. announced = winners the State announced (the most, where sources
-- differ), found = poles of the database with that year's status.
SELECT
    announced.year,
    announced.announced,
    count(DISTINCT pole.pole_id) AS found
FROM (
    SELECT
        year,
        CAST(max(value) AS INTEGER) AS announced
    FROM national_figure
    WHERE metric = 'call_laureates'
    GROUP BY year
) AS announced
LEFT JOIN pole_status
    ON starts_with(pole_status.status, 'lauréat')
    AND ends_with(pole_status.status, CAST(announced.year AS VARCHAR))
LEFT JOIN pole ON pole.pole_id = pole_status.pole_id
GROUP BY
    announced.year,
    announced.announced
ORDER BY announced.year;
