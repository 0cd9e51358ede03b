-- Grain: pole that published the indicator. Parameters: the selection, $indicator.
-- What a total is made of, the largest first. A sum of several events names each source once.
WITH selected AS (
    SELECT
        pole_id,
        name
    FROM selected_pole($regions, $departements, $sectors, $statuses)
),
known AS (
    SELECT situation.*
    FROM situation_at($year) AS situation
    WHERE situation.indicator = $indicator
),
cited AS (
    SELECT
        public_claim.pole_id,
        string_agg(DISTINCT source.title, ' ; ' ORDER BY source.title) AS source_titles,
        min(source.url) AS source_url,
        count(DISTINCT public_claim.source_id) AS sources
    FROM known
    JOIN public_claim USING (pole_id, indicator)
    JOIN source USING (source_id)
    WHERE public_claim.claim_id = known.claim_id OR (known.claim_id IS NULL AND public_claim.year <= known.year)
    GROUP BY public_claim.pole_id
)
SELECT
    selected.pole_id,
    selected.name,
    known.value,
    known.qualifier,
    known.first_year,
    known.year,
    known.year_basis,
    known.perimeter,
    coalesce(cited.source_titles, '') AS source_titles,
    CASE WHEN cited.sources = 1 THEN cited.source_url END AS source_url
FROM known
JOIN selected USING (pole_id)
LEFT JOIN cited USING (pole_id)
ORDER BY
    known.value DESC,
    strip_accents(lower(selected.name)),
    selected.pole_id;
