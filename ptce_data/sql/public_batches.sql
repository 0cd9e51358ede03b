-- Grain: standing batch that made a public claim. No parameter. Who imported it and its file's name stay inside.
SELECT
    batch.batch_id,
    CAST(batch.imported_at AS DATE) AS imported_on,
    count(*) AS claims
FROM batch
JOIN public_claim USING (batch_id)
GROUP BY ALL
ORDER BY batch.batch_id;
