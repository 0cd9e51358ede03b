-- Grain: choice of a public claim that stands. No parameter. Who chose stays inside.
SELECT
    choice.choice_id,
    choice.claim_id,
    CAST(choice.chosen_at AS DATE) AS chosen_on,
    choice.reason
FROM choice
JOIN public_claim USING (claim_id)
ORDER BY choice.choice_id;
