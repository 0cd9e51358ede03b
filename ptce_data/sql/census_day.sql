-- Grain: one row. No parameter. When the poles were last counted, in UTC.
SELECT counted_at
FROM census;
