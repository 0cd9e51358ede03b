-- Grain: entry that some rule concerns. refused: by an error nothing lifts (both entries of a contradiction);
-- repeated: counted elsewhere; few: confidential from now on. Reads located; no parameter.
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
)
SELECT
    entry,
    bool_or(refused) AS refused,
    bool_or(rule IN ('repeated', 'repeated_fact')) AS repeated,
    bool_or(rule = 'few_people') AS few
FROM blamed
GROUP BY ALL
ORDER BY entry;
