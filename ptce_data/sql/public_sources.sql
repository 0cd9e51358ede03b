-- Grain: source that a public claim cites. No parameter. claims = the public claims that cite it.
SELECT
    source.source_id,
    source.title,
    source.url,
    source.publisher,
    source.published,
    count(*) AS claims
FROM source
JOIN public_claim USING (source_id)
GROUP BY ALL
ORDER BY source.source_id;
