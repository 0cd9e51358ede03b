-- Grain: pole's own figure that moves: pole, indicator. Reads before_figure, before_pole and the state after.
-- Parameter: $listed (how many at most). moved is FALSE where only its rank changed. found: how many there are.
WITH asked AS (
    SELECT
        (SELECT count(*) FROM before_pole) AS before_poles_selected,
        (SELECT count(*) FROM pole) AS after_poles_selected
),
before_count AS (
    SELECT
        indicator,
        count(*) AS poles
    FROM before_figure
    GROUP BY indicator
),
after_figure AS MATERIALIZED (
    SELECT *
    FROM shown_figure
),
after_count AS (
    SELECT
        indicator,
        count(*) AS poles
    FROM after_figure
    GROUP BY indicator
),
compared AS (
    SELECT
        pole_id,
        indicator,
        earlier.value AS before_value,
        coalesce(earlier.qualifier, 'exact') AS before_qualifier,
        earlier.first_year AS before_first_year,
        earlier.last_year AS before_last_year,
        coalesce(earlier.estimated, FALSE) AS before_estimated,
        earlier.rank AS before_rank,
        later.value AS after_value,
        coalesce(later.qualifier, 'exact') AS after_qualifier,
        later.first_year AS after_first_year,
        later.last_year AS after_last_year,
        coalesce(later.estimated, FALSE) AS after_estimated,
        later.rank AS after_rank,
        (earlier.value IS NULL) <> (later.value IS NULL)
        OR coalesce(abs(earlier.value - later.value) > 1e-9 * greatest(abs(earlier.value), abs(later.value)), FALSE)
        OR earlier.qualifier IS DISTINCT FROM later.qualifier
        OR earlier.first_year IS DISTINCT FROM later.first_year
        OR earlier.last_year IS DISTINCT FROM later.last_year
        OR earlier.estimated IS DISTINCT FROM later.estimated
        OR earlier.perimeter IS DISTINCT FROM later.perimeter AS moved
    FROM before_figure AS earlier
    FULL JOIN after_figure AS later USING (pole_id, indicator)
)
SELECT
    compared.*,
    registered_pole.name,
    coalesce(before_count.poles, 0) AS before_poles,
    coalesce(after_count.poles, 0) AS after_poles,
    asked.before_poles_selected,
    asked.after_poles_selected,
    count(*) OVER () AS found
FROM compared
CROSS JOIN asked
JOIN indicator ON indicator.indicator = compared.indicator
JOIN registered_pole ON registered_pole.pole_id = compared.pole_id
LEFT JOIN before_count ON before_count.indicator = compared.indicator
LEFT JOIN after_count ON after_count.indicator = compared.indicator
WHERE compared.moved OR compared.before_rank IS DISTINCT FROM compared.after_rank
ORDER BY
    compared.moved DESC,
    strip_accents(lower(registered_pole.name)),
    compared.pole_id,
    indicator.core DESC,
    compared.indicator
LIMIT $listed;
