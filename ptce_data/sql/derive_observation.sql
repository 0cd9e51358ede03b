-- Grain: pole, indicator, year, perimeter. No parameter. Fills observation from the public claims that stand.
-- Three parts: the kept claim among rivals; events, all added; ratios recomputed where numerator and
-- denominator are both known for the same year and perimeter (they replace a published ratio, which stays
-- visible among the claims).
INSERT INTO observation
WITH kept AS (
    SELECT
        ranked_claim.pole_id,
        ranked_claim.indicator,
        ranked_claim.year,
        ranked_claim.perimeter,
        arg_min(ranked_claim.value, keep_rank) AS value,
        arg_min(ranked_claim.qualifier, keep_rank) AS qualifier,
        arg_min(ranked_claim.year_basis, keep_rank) AS year_basis,
        arg_min(ranked_claim.claim_id, keep_rank) AS claim_id,
        count(*) AS claims
    FROM ranked_claim
    JOIN indicator ON indicator.indicator = ranked_claim.indicator AND indicator.kind <> 'event'
    GROUP BY ALL
),
event AS (
    SELECT
        public_claim.pole_id,
        public_claim.indicator,
        public_claim.year,
        public_claim.perimeter,
        sum(public_claim.value) AS value,
        total_qualifier(list(public_claim.qualifier)) AS qualifier,
        max(public_claim.year_basis) FILTER (public_claim.year_basis = 'estimated') AS estimated,
        CASE WHEN count(*) = 1 THEN min(public_claim.claim_id) END AS claim_id,
        count(*) AS claims
    FROM public_claim
    JOIN indicator ON indicator.indicator = public_claim.indicator AND indicator.kind = 'event'
    GROUP BY ALL
),
recomputed AS (
    SELECT
        top.pole_id,
        indicator.indicator,
        top.year,
        top.perimeter,
        top.value / nullif(bottom.value, 0) * CASE indicator.unit WHEN '%' THEN 100 ELSE 1 END AS value,
        CASE
            WHEN bottom.qualifier = 'exact' THEN top.qualifier
            ELSE 'approx'
        END AS qualifier,
        CASE
            WHEN top.year_basis = 'estimated' OR bottom.year_basis = 'estimated' THEN 'estimated'
            ELSE 'stated'
        END AS year_basis
    FROM indicator
    JOIN kept AS top ON top.indicator = indicator.numerator
    JOIN kept AS bottom
        ON bottom.indicator = indicator.denominator
        AND bottom.pole_id = top.pole_id
        AND bottom.year = top.year
        AND bottom.perimeter = top.perimeter
    WHERE indicator.kind = 'ratio' AND bottom.value <> 0
)
SELECT
    kept.pole_id,
    kept.indicator,
    kept.year,
    kept.perimeter,
    kept.value,
    kept.qualifier,
    kept.year_basis,
    kept.claim_id,
    kept.claims
FROM kept
ANTI JOIN recomputed USING (pole_id, indicator, year, perimeter)
UNION ALL
SELECT
    event.pole_id,
    event.indicator,
    event.year,
    event.perimeter,
    event.value,
    event.qualifier,
    coalesce(event.estimated, 'stated') AS year_basis,
    event.claim_id,
    event.claims
FROM event
UNION ALL
SELECT
    recomputed.pole_id,
    recomputed.indicator,
    recomputed.year,
    recomputed.perimeter,
    recomputed.value,
    recomputed.qualifier,
    recomputed.year_basis,
    NULL AS claim_id,
    coalesce(kept.claims, 0) AS claims
FROM recomputed
LEFT JOIN kept USING (pole_id, indicator, year, perimeter)
ORDER BY indicator, pole_id, year, perimeter;
