-- Few people on a figure that is refused anyway: once it is mended they are said, until then they are noise.
-- Changes located; no parameter.
DELETE FROM located
WHERE
    rule = 'few_people'
    AND entry IN (
        SELECT entry
        FROM located
        WHERE level = 'error' AND NOT lifted
        UNION ALL
        SELECT other_entry
        FROM located
        WHERE rule = 'contradictory'
    );
