-- What makes two claims the same, wherever they were read: every field but where and when. line is a row with
-- these columns; needs quoted_source. No parameter. A macro of this connection alone.
CREATE OR REPLACE TEMP MACRO claim_identity(line) AS row(
    line.pole_id,
    line.indicator,
    line.year,
    line.year_basis,
    line.value,
    line.qualifier,
    line.perimeter,
    line.note,
    line.visibility,
    quoted_source(line.source_id)
);
