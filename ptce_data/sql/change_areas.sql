-- Grain: area whose number of poles changed. Reads before_area and the state after. No parameter.
SELECT
    scope,
    code,
    coalesce(region.name, departement.name, commune.name, sector.label_fr, status.label_fr, '') AS name_fr,
    coalesce(region.name, departement.name, commune.name, sector.label_en, status.label_en, '') AS name_en,
    coalesce(earlier.poles, 0) AS before,
    coalesce(later.poles, 0) AS after
FROM before_area AS earlier
FULL JOIN pole_area_size AS later USING (scope, code)
LEFT JOIN region ON scope = 'region' AND region.region_code = code
LEFT JOIN departement ON scope = 'departement' AND departement.departement_code = code
LEFT JOIN commune ON scope = 'commune' AND commune.commune_code = code
LEFT JOIN sector ON scope = 'sector' AND sector.sector = code
LEFT JOIN status ON scope = 'status' AND status.status = code
WHERE earlier.poles IS DISTINCT FROM later.poles
ORDER BY
    list_position(['france', 'region', 'departement', 'commune', 'sector', 'status'], scope),
    name_fr,
    code;
