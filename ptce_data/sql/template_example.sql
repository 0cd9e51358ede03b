-- Grain: public claim that is shown as it was said. No parameter. Figures to show how a line is written:
-- of the pole with the most of them, one for each way of saying a figure, the best known indicators first.
WITH shown AS (
    SELECT
        claim.*,
        indicator.core,
        specificity.position,
        count(*) OVER (PARTITION BY claim.pole_id) AS figures
    FROM situation
    JOIN public_claim AS claim USING (claim_id)
    JOIN indicator ON indicator.indicator = claim.indicator
    JOIN specificity USING (specificity)
    WHERE situation.latest
),
of_one_pole AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY pole_id, qualifier, year_basis, perimeter = ''
            ORDER BY core DESC, position, indicator
        ) AS rank
    FROM shown
    QUALIFY dense_rank() OVER (ORDER BY figures DESC, pole_id) = 1
)
SELECT
    of_one_pole.pole_id,
    of_one_pole.indicator,
    of_one_pole.year,
    of_one_pole.year_basis,
    of_one_pole.value,
    of_one_pole.qualifier,
    of_one_pole.perimeter,
    source.title AS source_title,
    source.url AS source_url,
    of_one_pole.note
FROM of_one_pole
JOIN source USING (source_id)
WHERE of_one_pole.rank = 1
ORDER BY
    of_one_pole.core DESC,
    of_one_pole.position,
    of_one_pole.indicator,
    of_one_pole.year;
