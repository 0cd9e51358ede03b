-- Grain: decision on how to read files of one shape; the latest wins. Parameters: $shape_key, $kind, $text,
-- $meaning, $by, $at.
INSERT OR REPLACE INTO remembered_reading
VALUES ($shape_key, $kind, $text, $meaning, $by, $at);
