-- Grain: claim to append, by rank in its file. No parameter. A table of this connection alone.
CREATE OR REPLACE TEMP TABLE incoming_claim (
    rank INTEGER NOT NULL,
    pole_id VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    year_basis VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    qualifier VARCHAR NOT NULL,
    perimeter VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    visibility VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    url VARCHAR,
    publisher VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL
);
