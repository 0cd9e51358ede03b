-- Grain: one row. No parameter. What is known, and how firmly; only public claims that stand are counted.
WITH documented AS (
    SELECT
        pole_id,
        bool_and(indicator = 'public_support') AS support_alone
    FROM public_claim
    GROUP BY pole_id
),
series AS (
    SELECT
        pole_id,
        indicator,
        perimeter
    FROM observation
    GROUP BY ALL
    HAVING count(DISTINCT year) > 1
),
rival AS (
    SELECT
        ranked_claim.pole_id,
        ranked_claim.indicator,
        ranked_claim.year,
        ranked_claim.perimeter
    FROM ranked_claim
    JOIN indicator USING (indicator)
    WHERE indicator.kind <> 'event'
    GROUP BY ALL
    HAVING count(*) > 1
)
SELECT
    (SELECT count(*) FROM pole) AS poles,
    (SELECT count(*) FROM documented) AS poles_documented,
    (SELECT count(*) FROM documented WHERE support_alone) AS poles_with_support_alone,
    (SELECT count(*) FROM pole WHERE longitude IS NOT NULL) AS poles_placed,
    (SELECT count(*) FROM pole WHERE founded_year IS NOT NULL) AS poles_dated,
    count(*) AS claims,
    count(*) FILTER (year_basis = 'estimated') AS estimated,
    count(*) FILTER (qualifier = 'approx') AS approximate,
    count(*) FILTER (qualifier = 'at_least') AS minimums,
    count(*) FILTER (perimeter <> '') AS partial,
    count(DISTINCT source_id) AS sources,
    count(DISTINCT claim_id) FILTER (source_id IN (SELECT s.source_id FROM source AS s WHERE s.url IS NULL))
        AS claims_without_address,
    min(year) AS first_year,
    max(year) AS last_year,
    (SELECT count(*) FROM indicator) AS indicators,
    (SELECT count(*) FROM rival) AS disputed,
    (SELECT count(DISTINCT pole_id) FROM series) AS poles_followed
FROM public_claim
ORDER BY claims;
