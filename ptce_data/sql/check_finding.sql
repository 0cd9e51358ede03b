-- Grain: rule, entry. No parameter. Makes the empty table that the other checks fill: which rule an entry
-- breaks, and what its sentence quotes. `found` tells two lines of the report apart, `example` does not.
-- reason: what justifies it, '' where nothing. role: the column at fault where it is not the rule's own.
-- why: the reading's code for what it could not read.
CREATE OR REPLACE TEMP TABLE finding (
    rule VARCHAR NOT NULL,
    entry INTEGER NOT NULL,
    found VARCHAR,
    example VARCHAR,
    example_value DOUBLE,
    reason VARCHAR,
    role VARCHAR,
    why VARCHAR,
    pole_id VARCHAR,
    indicator VARCHAR,
    year INTEGER,
    value DOUBLE,
    qualifier VARCHAR,
    other_indicator VARCHAR,
    other DOUBLE,
    other_qualifier VARCHAR,
    other_year INTEGER,
    other_entry INTEGER,
    other_source VARCHAR
);
