-- Grain: pole. Parameters: $asked (an identifier no pole has), $n.
-- The poles whose identifier, or one word of whose name or commune, looks most like it.
SELECT
    pole_id,
    name
FROM pole
ORDER BY
    greatest(
        jaro_winkler_similarity(pole_id, $asked),
        list_max(list_transform(
            string_split(search_text, ' '),
            lambda word: CASE WHEN len(word) > 3 THEN jaro_winkler_similarity(word, $asked) ELSE 0 END
        ))
    ) DESC,
    pole_id
LIMIT $n;
