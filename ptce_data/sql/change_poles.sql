-- Grain: one row. Reads before_pole and the state after: how many poles come, how many go. No parameter.
SELECT
    count(*) FILTER (before_pole.pole_id IS NULL) AS come,
    count(*) FILTER (pole.pole_id IS NULL) AS gone
FROM before_pole
FULL JOIN pole ON pole.pole_id = before_pole.pole_id;
