-- Grain: figure of several poles that moves: scope, code, indicator, measure (total or median). Reads before_total,
-- before_area and the state after. No parameter. moved is FALSE where only the number of poles of the area changed
-- (the coverage). A median beside a total moves in value alone: the total tells the rest. Of a commune with one
-- pole the pole's own figure tells all.
-- The last digits of a sum depend on the order of its parts: they do not count as a move.
WITH compared AS (
    SELECT
        scope,
        code,
        indicator,
        measure,
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
        (earlier.value IS NULL) <> (later.value IS NULL)
        OR coalesce(abs(earlier.value - later.value) > 1e-9 * greatest(abs(earlier.value), abs(later.value)), FALSE)
        OR earlier.qualifier IS DISTINCT FROM later.qualifier AS worth,
        earlier.poles IS DISTINCT FROM later.poles
        OR earlier.first_year IS DISTINCT FROM later.first_year
        OR earlier.last_year IS DISTINCT FROM later.last_year AS based
    FROM before_total AS earlier
    FULL JOIN shown_of_several AS later USING (scope, code, indicator, measure)
),
moving AS (
    SELECT
        compared.*,
        indicator.core,
        measure = 'median' AND indicator.across_poles = 'sum' AS beside_a_total,
        worth OR (based AND NOT beside_a_total) AS moved,
        coalesce(before_area.poles, 0) AS before_poles_selected,
        coalesce(after_area.poles, 0) AS after_poles_selected
    FROM compared
    JOIN indicator ON indicator.indicator = compared.indicator
    LEFT JOIN before_area ON before_area.scope = compared.scope AND before_area.code = compared.code
    LEFT JOIN pole_area_size AS after_area ON after_area.scope = compared.scope AND after_area.code = compared.code
)
SELECT
    moving.* EXCLUDE (worth, based, core, beside_a_total),
    coalesce(region.name, departement.name, commune.name, sector.label_fr, status.label_fr, '') AS name_fr,
    coalesce(region.name, departement.name, commune.name, sector.label_en, status.label_en, '') AS name_en
FROM moving
LEFT JOIN region ON moving.scope = 'region' AND region.region_code = moving.code
LEFT JOIN departement ON moving.scope = 'departement' AND departement.departement_code = moving.code
LEFT JOIN commune ON moving.scope = 'commune' AND commune.commune_code = moving.code
LEFT JOIN sector ON moving.scope = 'sector' AND sector.sector = moving.code
LEFT JOIN status ON moving.scope = 'status' AND status.status = moving.code
WHERE
    (moving.moved OR (moving.before_poles_selected <> moving.after_poles_selected AND NOT moving.beside_a_total))
    AND (moving.scope <> 'commune' OR greatest(moving.before_poles_selected, moving.after_poles_selected) > 1)
ORDER BY
    moving.moved DESC,
    list_position(['france', 'region', 'departement', 'commune', 'sector', 'status'], moving.scope),
    name_fr,
    moving.code,
    moving.core DESC,
    moving.indicator,
    moving.measure DESC;
