-- Grain: entry that may correct published amounts, down the sheet. Reads amount_asked, adding_entry, amount_answer;
-- no parameter. answer: the claims it replaces ([] where it is another fact), NULL where nothing was answered that
-- still holds. published: those it may correct, the likeliest first.
WITH told AS (
    SELECT
        amount_asked.entry,
        list(amount_asked.claim_id) AS claims,
        list(
            struct_pack(
                claim_id := amount_asked.claim_id,
                value := amount_asked.value,
                qualifier := amount_asked.qualifier,
                note := amount_asked.note,
                source := source.title,
                batch_id := batch.batch_id,
                file_name := batch.file_name,
                same_source := amount_asked.same_source,
                likeness := amount_asked.likeness
            )
            ORDER BY
                amount_asked.likeness DESC,
                amount_asked.claim_id
        ) AS published
    FROM amount_asked
    JOIN claim ON claim.claim_id = amount_asked.claim_id
    JOIN source ON source.source_id = claim.source_id
    JOIN batch ON batch.batch_id = amount_asked.batch_id
    GROUP BY amount_asked.entry
)
SELECT
    told.entry,
    adding_entry.cell,
    pole.name AS pole,
    adding_entry.indicator,
    indicator.label_fr,
    indicator.label_en,
    indicator.unit,
    adding_entry.year,
    adding_entry.perimeter,
    adding_entry.value,
    adding_entry.qualifier,
    adding_entry.note,
    amount_answer.claims AS answer,
    told.published
FROM told
JOIN adding_entry ON adding_entry.entry = told.entry
JOIN pole ON pole.pole_id = adding_entry.pole_id
JOIN indicator ON indicator.indicator = adding_entry.indicator
LEFT JOIN amount_answer
    ON amount_answer.cell = adding_entry.cell AND list_has_all(told.claims, amount_answer.claims)
ORDER BY told.entry;
