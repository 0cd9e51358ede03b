-- Grain: what the pages show before the change. No parameter. Tables of this connection alone.
CREATE OR REPLACE TEMP TABLE before_pole AS
SELECT
    pole_id,
    name
FROM pole;

CREATE OR REPLACE TEMP TABLE before_area AS
SELECT *
FROM pole_area_size;

CREATE OR REPLACE TEMP TABLE before_total AS
SELECT *
FROM shown_of_several;

CREATE OR REPLACE TEMP TABLE before_figure AS
SELECT *
FROM shown_figure;
