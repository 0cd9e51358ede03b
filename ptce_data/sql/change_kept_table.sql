-- Grain: moment (before, after), figure of the change: pole, indicator, year, perimeter, visibility. No parameter.
CREATE OR REPLACE TEMP TABLE change_kept (
    moment VARCHAR NOT NULL,
    pole_id VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    perimeter VARCHAR NOT NULL,
    visibility VARCHAR NOT NULL,
    claim_id INTEGER NOT NULL,
    value DOUBLE NOT NULL,
    qualifier VARCHAR NOT NULL
);
