-- Grain: area whose number of poles changed. Reads before_area and the state after. No parameter.
WITH after_area AS (
    SELECT
        scope,
        code,
        count(*) AS poles
    FROM pole_area
    GROUP BY ALL
)
SELECT
    scope,
    code,
    coalesce(region.name, departement.name, sector.label_fr, '') AS name_fr,
    coalesce(region.name, departement.name, sector.label_en, '') AS name_en,
    coalesce(earlier.poles, 0) AS before,
    coalesce(later.poles, 0) AS after
FROM before_area AS earlier
FULL JOIN after_area AS later USING (scope, code)
LEFT JOIN region ON scope = 'region' AND region.region_code = code
LEFT JOIN departement ON scope = 'departement' AND departement.departement_code = code
LEFT JOIN sector ON scope = 'sector' AND sector.sector = code
WHERE earlier.poles IS DISTINCT FROM later.poles
ORDER BY
    list_position(['france', 'region', 'departement', 'sector'], scope),
    name_fr,
    code;
