-- Grain: pole, indicator, year, perimeter. No parameter; needs quoted_source. Fills observation from the
-- public claims that stand.
-- Three parts: the kept claim among rivals; events, all added; ratios recomputed where numerator and
-- denominator are both known for the same year and perimeter, and the result is within bounds (they replace a
-- published ratio, which stays visible among the claims), rounded to what their precision allows. A ratio over
-- a minimum is approximate.
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
-- A fact that two standing batches tell in the same words (one was withdrawn, then restored) counts once,
-- though each quoted its own file for want of a source.
fact AS (
    SELECT
        public_claim.pole_id,
        public_claim.indicator,
        public_claim.year,
        public_claim.perimeter,
        public_claim.value,
        public_claim.qualifier,
        public_claim.year_basis,
        public_claim.note,
        quoted_source(public_claim.source_id) AS source_id,
        min(public_claim.claim_id) AS claim_id
    FROM public_claim
    JOIN indicator ON indicator.indicator = public_claim.indicator AND indicator.kind = 'event'
    GROUP BY ALL
),
event AS (
    SELECT
        pole_id,
        indicator,
        year,
        perimeter,
        sum(value ORDER BY claim_id) AS value,
        total_qualifier(list(qualifier)) AS qualifier,
        bool_or(year_basis = 'estimated') AS estimated,
        CASE WHEN count(*) = 1 THEN min(claim_id) END AS claim_id,
        count(*) AS claims
    FROM fact
    GROUP BY ALL
),
-- Each part with the ratios it serves, so that the two meet on the ratio first: before a publication is
-- committed DuckDB knows little of the sizes, and would pair every figure of a pole and a year.
numerator AS (
    SELECT
        indicator.indicator AS ratio,
        rival.pole_id,
        rival.year,
        rival.perimeter,
        rival.kept
    FROM rival
    JOIN indicator ON indicator.numerator = rival.indicator AND indicator.kind = 'ratio'
),
denominator AS (
    SELECT
        indicator.indicator AS ratio,
        rival.pole_id,
        rival.year,
        rival.perimeter,
        rival.kept
    FROM rival
    JOIN indicator ON indicator.denominator = rival.indicator AND indicator.kind = 'ratio'
),
quotient AS (
    SELECT
        ratio AS indicator,
        pole_id,
        year,
        perimeter,
        top.kept.value / bottom.kept.value AS quotient,
        CASE WHEN bottom.kept.qualifier = 'exact' THEN top.kept.qualifier ELSE 'approx' END AS qualifier,
        top.kept.year_basis = 'estimated' OR bottom.kept.year_basis = 'estimated' AS estimated
    FROM numerator AS top
    JOIN denominator AS bottom USING (ratio, pole_id, year, perimeter)
    WHERE bottom.kept.value <> 0
),
recomputed AS (
    SELECT
        quotient.*,
        quotient.quotient * CASE indicator.unit WHEN '%' THEN 100 ELSE 1 END AS exact_value,
        rounded_rate(exact_value, quotient.qualifier) AS value
    FROM quotient
    JOIN indicator USING (indicator)
    WHERE
        exact_value >= coalesce(indicator.minimum, '-infinity')
        AND exact_value <= coalesce(indicator.maximum, 'infinity')
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
