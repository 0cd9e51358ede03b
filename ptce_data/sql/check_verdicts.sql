-- Grain: entry. accepted: no error (both entries of a contradiction are refused); counted: would become a
-- claim (accepted, a figure, not a repetition); visibility after the rules. Reads incoming_entry, located.
WITH blamed AS (
    SELECT
        entry,
        rule,
        level = 'error' AND NOT lifted AS refused
    FROM located
    UNION ALL
    SELECT
        other_entry AS entry,
        rule,
        TRUE AS refused
    FROM located
    WHERE rule = 'contradictory'
),
judged AS (
    SELECT
        entry,
        bool_or(refused) AS refused,
        bool_or(rule IN ('repeated', 'repeated_fact')) AS repeated,
        bool_or(rule = 'few_people') AS few
    FROM blamed
    GROUP BY ALL
)
SELECT
    incoming_entry.entry,
    NOT coalesce(judged.refused, FALSE) AS accepted,
    incoming_entry.reading = 'figure'
    AND NOT coalesce(judged.refused, FALSE)
    AND NOT coalesce(judged.repeated, FALSE) AS counted,
    CASE
        WHEN judged.few THEN 'confidential'
        ELSE coalesce(incoming_entry.visibility, 'public')
    END AS visibility
FROM incoming_entry
LEFT JOIN judged USING (entry)
ORDER BY incoming_entry.entry;
