-- Grain: pole, indicator, year, perimeter. No parameter. Fills observation from the public claims that stand.
-- Three parts: the kept claim among rivals; events, all added; ratios recomputed where numerator and
-- denominator are both known for the same year and perimeter (they replace a published ratio, which stays
-- visible among the claims). A ratio over a minimum is no minimum: it is approximate.
-- Aggregates rather than ranked_claim's window: half the time on twenty million claims.
INSERT INTO observation
WITH rival AS (
    SELECT
        orderable_claim.pole_id,
        orderable_claim.indicator,
        orderable_claim.year,
        orderable_claim.perimeter,
        arg_min(
            struct_pack(
                value := orderable_claim.value,
                qualifier := orderable_claim.qualifier,
                year_basis := orderable_claim.year_basis,
                claim_id := orderable_claim.claim_id
            ),
            orderable_claim.keep_order
        ) AS kept,
        count(*) AS claims
    FROM orderable_claim
    JOIN indicator ON indicator.indicator = orderable_claim.indicator AND indicator.kind <> 'event'
    GROUP BY ALL
),
event AS (
    SELECT
        public_claim.pole_id,
        public_claim.indicator,
        public_claim.year,
        public_claim.perimeter,
        sum(public_claim.value ORDER BY public_claim.claim_id) AS value,
        total_qualifier(list(public_claim.qualifier)) AS qualifier,
        bool_or(public_claim.year_basis = 'estimated') AS estimated,
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
        top.kept.value / bottom.kept.value * CASE indicator.unit WHEN '%' THEN 100 ELSE 1 END AS value,
        CASE WHEN bottom.kept.qualifier = 'exact' THEN top.kept.qualifier ELSE 'approx' END AS qualifier,
        top.kept.year_basis = 'estimated' OR bottom.kept.year_basis = 'estimated' AS estimated
    FROM indicator
    JOIN rival AS top ON top.indicator = indicator.numerator
    JOIN rival AS bottom
        ON bottom.indicator = indicator.denominator
        AND bottom.pole_id = top.pole_id
        AND bottom.year = top.year
        AND bottom.perimeter = top.perimeter
    WHERE indicator.kind = 'ratio' AND bottom.kept.value <> 0
)
SELECT
    rival.pole_id,
    rival.indicator,
    rival.year,
    rival.perimeter,
    rival.kept.value,
    rival.kept.qualifier,
    rival.kept.year_basis,
    rival.kept.claim_id,
    rival.claims
FROM rival
ANTI JOIN recomputed USING (pole_id, indicator, year, perimeter)
UNION ALL
SELECT
    event.pole_id,
    event.indicator,
    event.year,
    event.perimeter,
    event.value,
    event.qualifier,
    CASE WHEN event.estimated THEN 'estimated' ELSE 'stated' END AS year_basis,
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
    CASE WHEN recomputed.estimated THEN 'estimated' ELSE 'stated' END AS year_basis,
    NULL AS claim_id,
    coalesce(rival.claims, 0) AS claims
FROM recomputed
LEFT JOIN rival USING (pole_id, indicator, year, perimeter)
ORDER BY indicator, pole_id, year, perimeter;
