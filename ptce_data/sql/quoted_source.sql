-- The source a claim quotes, for telling two claims apart: figures sent without any source quote one and the
-- same, whatever the title they were given (older imports named their own file). quoted is a source_id. The
-- title is that of workbook/quoted_sources.py; its identifier, that of seed.source_id. No parameter.
-- A macro of this connection alone.
CREATE OR REPLACE TEMP MACRO quoted_source(quoted) AS CASE
    WHEN quoted IN (
        SELECT unsourced.source_id
        FROM source AS unsourced
        WHERE unsourced.url IS NULL AND unsourced.title LIKE 'Fichier « % »'
    )
        THEN 's-' || left(sha256('Transmis au réseau, sans source indiquée' || chr(10)), 10)
    ELSE quoted
END;
