-- Grain: one row. No parameter. When the poles were last counted.
SELECT day
FROM census;
