-- Grain: choice, the newest first. No parameter. For staff alone.
-- effective: the last choice among the standing public claims of its figure.
WITH standing_choice AS (
    SELECT
        choice.choice_id,
        max(choice.choice_id) OVER (
            PARTITION BY
                public_claim.pole_id,
                public_claim.indicator,
                public_claim.year,
                public_claim.perimeter
        ) AS last_choice_id
    FROM choice
    JOIN public_claim ON public_claim.claim_id = choice.claim_id
)
SELECT
    choice.choice_id,
    choice.chosen_at AS at,
    choice.chosen_by AS by,
    choice.reason,
    claim.claim_id,
    claim.batch_id,
    claim.pole_id,
    registered_pole.name AS pole,
    claim.indicator,
    claim.year,
    claim.perimeter,
    claim.value,
    claim.qualifier,
    coalesce(choice.choice_id = standing_choice.last_choice_id, FALSE) AS effective,
    choice.moves
FROM choice
JOIN claim ON claim.claim_id = choice.claim_id
JOIN registered_pole ON registered_pole.pole_id = claim.pole_id
LEFT JOIN standing_choice ON standing_choice.choice_id = choice.choice_id
ORDER BY choice.choice_id DESC;
