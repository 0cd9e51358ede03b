-- Grain: pole, perimeter, year. Parameters: $members (pole_id), $indicator, $year (the last year shown; NULL: all),
-- $per_inhabitant (for a thousand inhabitants of the pole's commune; a pole without commune, or a part of a pole,
-- then has no row). source is "" where a value was worked out or added up.
SELECT
    observation.pole_id AS member,
    observation.perimeter,
    observation.year,
    CASE
        WHEN $per_inhabitant THEN observation.value * 1000 / commune.population
        ELSE observation.value
    END AS value,
    observation.qualifier,
    observation.year_basis = 'estimated' AS estimated,
    observation.claim_id IS NULL AND indicator.numerator IS NOT NULL AS recomputed,
    coalesce(source.title, '') AS source
FROM observation
JOIN indicator USING (indicator)
JOIN pole USING (pole_id)
LEFT JOIN commune ON commune.commune_code = pole.commune_code
LEFT JOIN public_claim ON public_claim.claim_id = observation.claim_id
LEFT JOIN source ON source.source_id = public_claim.source_id
WHERE
    observation.indicator = $indicator
    AND list_contains($members::VARCHAR[], observation.pole_id)
    AND (NOT $per_inhabitant OR (commune.population > 0 AND observation.perimeter = ''))
    AND ($year IS NULL OR observation.year <= $year)
ORDER BY
    list_position($members::VARCHAR[], observation.pole_id),
    observation.perimeter,
    observation.year;
