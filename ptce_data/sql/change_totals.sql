-- Grain: total that moves: scope, code, indicator. Reads before_total, before_area and the state after.
-- No parameter. moved is FALSE where only the number of poles of the area changed (the coverage).
-- The last digits of a sum depend on the order of its parts: they do not count as a move.
WITH after_area AS (
    SELECT
        scope,
        code,
        count(*) AS poles
    FROM pole_area
    GROUP BY ALL
),
compared AS (
    SELECT
        scope,
        code,
        indicator,
        earlier.value AS before_value,
        coalesce(earlier.qualifier, 'exact') AS before_qualifier,
        earlier.first_year AS before_first_year,
        earlier.last_year AS before_last_year,
        coalesce(earlier.poles, 0) AS before_poles,
        later.value AS after_value,
        coalesce(later.qualifier, 'exact') AS after_qualifier,
        later.first_year AS after_first_year,
        later.last_year AS after_last_year,
        coalesce(later.poles, 0) AS after_poles,
        earlier.poles IS DISTINCT FROM later.poles
        OR (earlier.value IS NULL) <> (later.value IS NULL)
        OR coalesce(abs(earlier.value - later.value) > 1e-9 * greatest(abs(earlier.value), abs(later.value)), FALSE)
        OR earlier.qualifier IS DISTINCT FROM later.qualifier
        OR earlier.first_year IS DISTINCT FROM later.first_year
        OR earlier.last_year IS DISTINCT FROM later.last_year AS moved
    FROM before_total AS earlier
    FULL JOIN shown_total AS later USING (scope, code, indicator)
)
SELECT
    compared.*,
    coalesce(region.name, departement.name, sector.label_fr, '') AS name_fr,
    coalesce(region.name, departement.name, sector.label_en, '') AS name_en,
    coalesce(before_area.poles, 0) AS before_poles_selected,
    coalesce(after_area.poles, 0) AS after_poles_selected
FROM compared
JOIN indicator ON indicator.indicator = compared.indicator
LEFT JOIN before_area ON before_area.scope = compared.scope AND before_area.code = compared.code
LEFT JOIN after_area ON after_area.scope = compared.scope AND after_area.code = compared.code
LEFT JOIN region ON compared.scope = 'region' AND region.region_code = compared.code
LEFT JOIN departement ON compared.scope = 'departement' AND departement.departement_code = compared.code
LEFT JOIN sector ON compared.scope = 'sector' AND sector.sector = compared.code
WHERE compared.moved OR before_area.poles IS DISTINCT FROM after_area.poles
ORDER BY
    compared.moved DESC,
    list_position(['france', 'region', 'departement', 'sector'], compared.scope),
    name_fr,
    compared.code,
    indicator.core DESC,
    compared.indicator;
