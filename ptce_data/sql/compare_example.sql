-- Grain: pole, three at most. Parameters: $year, $regions, $departements, $sectors, $statuses.
-- A sound example: the indicator most poles publish exactly, for the whole pole and for stated years at most
-- two apart, and the three of them about which most is known. Added events are left out: their years add up.
WITH figure AS (
    SELECT
        situation.pole_id,
        situation.indicator,
        situation.year,
        situation.qualifier = 'exact'
        AND situation.year_basis = 'stated'
        AND situation.perimeter = ''
        AND indicator.kind <> 'event' AS sound
    FROM situation_at($year) AS situation
    JOIN selected_pole($regions, $departements, $sectors, $statuses) AS pole USING (pole_id)
    JOIN indicator USING (indicator)
),
known AS (
    SELECT
        pole_id,
        count(*) AS figures
    FROM figure
    GROUP BY pole_id
),
shared AS (
    SELECT
        figure.indicator,
        latest.year AS last_year,
        count(*) AS poles
    FROM figure
    JOIN (
        SELECT DISTINCT
            indicator,
            year
        FROM figure
        WHERE sound
    ) AS latest
        ON latest.indicator = figure.indicator
        AND figure.year BETWEEN latest.year - 2 AND latest.year
    WHERE figure.sound
    GROUP BY ALL
    HAVING count(*) >= 2
    ORDER BY
        poles DESC,
        last_year DESC,
        figure.indicator
    LIMIT 1
)
SELECT
    shared.indicator,
    figure.pole_id AS member
FROM shared
JOIN figure
    ON figure.indicator = shared.indicator
    AND figure.year BETWEEN shared.last_year - 2 AND shared.last_year
JOIN known USING (pole_id)
WHERE figure.sound
ORDER BY
    known.figures DESC,
    figure.pole_id
LIMIT 3;
