-- Grain: rule, entry. Events that would be added to published ones the file no longer tells, and what was answered:
-- nothing yet (`added`, or `told_again` where only the source is another), a correction (`corrected`), another fact
-- (`another`). Reads amount_asked, adding_entry, amount_answer (cell, claims: those it replaces, none for another
-- fact); no parameter. An answer about claims that no longer stand is none. What is quoted is what is replaced, or
-- what it would be added to; why is the number of its import, other_source the name of its file.
INSERT INTO finding BY NAME
WITH asked AS (
    SELECT
        amount_asked.entry,
        bool_or(amount_asked.same_source) AS same_source,
        list(amount_asked.claim_id) AS claims
    FROM amount_asked
    GROUP BY amount_asked.entry
),
answered AS (
    SELECT
        asked.entry,
        asked.same_source,
        amount_answer.claims AS replaced
    FROM asked
    JOIN adding_entry ON adding_entry.entry = asked.entry
    LEFT JOIN amount_answer
        ON amount_answer.cell = adding_entry.cell AND list_has_all(asked.claims, amount_answer.claims)
),
replaced AS (
    SELECT
        answered.entry,
        'corrected' AS rule,
        struct_pack(
            value := sum(amount_asked.value ORDER BY amount_asked.claim_id),
            qualifier := total_qualifier(list(amount_asked.qualifier)),
            batch_id := max(amount_asked.batch_id)
        ) AS told,
        NULL::INTEGER AS claim_id
    FROM answered
    JOIN amount_asked
        ON amount_asked.entry = answered.entry AND list_contains(answered.replaced, amount_asked.claim_id)
    GROUP BY answered.entry
),
added AS (
    SELECT
        answered.entry,
        CASE
            WHEN answered.replaced IS NOT NULL THEN 'another'
            WHEN answered.same_source THEN 'added'
            ELSE 'told_again'
        END AS rule,
        CASE
            WHEN answered.same_source THEN any_value(amount_asked.told)
            ELSE arg_max(
                struct_pack(
                    value := amount_asked.value,
                    qualifier := amount_asked.qualifier,
                    batch_id := amount_asked.batch_id
                ),
                amount_asked.claim_id
            )
        END AS told,
        max(amount_asked.claim_id) AS claim_id
    FROM answered
    JOIN amount_asked
        ON amount_asked.entry = answered.entry AND amount_asked.same_source = answered.same_source
    WHERE len(coalesce(answered.replaced, [])) = 0
    GROUP BY
        answered.entry,
        answered.same_source,
        answered.replaced
),
quoted AS (
    FROM replaced
    UNION ALL
    FROM added
)
SELECT
    quoted.rule,
    quoted.entry,
    quoted.told.value AS other,
    quoted.told.qualifier AS other_qualifier,
    batch.file_name AS other_source,
    batch.batch_id::VARCHAR AS why,
    source.title AS example
FROM quoted
JOIN batch ON batch.batch_id = quoted.told.batch_id
LEFT JOIN claim ON claim.claim_id = quoted.claim_id
LEFT JOIN source ON source.source_id = claim.source_id
ORDER BY quoted.entry;
