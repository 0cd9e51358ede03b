-- Grain: source that a public claim cites. No parameter. claims and poles = what it documents; most cited first.
SELECT
    source.title,
    source.url,
    source.publisher,
    count(*) AS claims,
    count(DISTINCT public_claim.pole_id) AS poles
FROM source
JOIN public_claim USING (source_id)
GROUP BY
    source.source_id,
    source.title,
    source.url,
    source.publisher
ORDER BY
    claims DESC,
    strip_accents(lower(source.title)),
    source.source_id;
