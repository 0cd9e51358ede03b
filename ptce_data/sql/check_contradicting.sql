-- Grain: entry that a standing claim tells otherwise. Reads finding; no parameter.
SELECT DISTINCT entry
FROM finding
WHERE rule IN ('standing', 'far')
ORDER BY entry;
