-- Grain: broken rule and row. No parameter. What the constraints of schema.sql cannot say.
-- place names the table and the row; expected says what it should have been.
-- Keys and references of what is derived, and of columns without a foreign key.
SELECT
    format('former_commune, {}', former_code) AS place,
    format('la commune {} n''existe pas', commune_code) AS found,
    'une commune actuelle' AS expected
FROM former_commune
ANTI JOIN commune USING (commune_code)
UNION ALL
SELECT
    format('observation, {} / {} / {}', pole_id, indicator, year),
    'pôle ou indicateur inconnu',
    'un pôle et un indicateur des listes'
FROM observation
WHERE
    pole_id NOT IN (SELECT pole.pole_id FROM pole)
    OR indicator NOT IN (SELECT i.indicator FROM indicator AS i)
UNION ALL
SELECT
    format('situation, {} / {} / {}', pole_id, indicator, from_year),
    'pôle ou indicateur inconnu',
    'un pôle et un indicateur des listes'
FROM situation
WHERE
    pole_id NOT IN (SELECT pole.pole_id FROM pole)
    OR indicator NOT IN (SELECT i.indicator FROM indicator AS i)
UNION ALL
SELECT
    format('observation, {} / {} / {} / « {} »', pole_id, indicator, year, perimeter),
    format('{} lignes', count(*)),
    'une seule'
FROM observation
GROUP BY
    pole_id,
    indicator,
    year,
    perimeter
HAVING count(*) > 1
UNION ALL
SELECT
    format('situation, {} / {} / {}', pole_id, indicator, from_year),
    format('période jusqu''à {}, la suivante commence en {}', to_year, next_from),
    'des périodes qui ne se chevauchent pas'
FROM (
    SELECT
        *,
        lead(from_year) OVER (PARTITION BY pole_id, indicator ORDER BY from_year) AS next_from
    FROM situation
)
WHERE to_year > next_from OR to_year <= from_year
UNION ALL
SELECT
    format('situation, {} / {}', pole_id, indicator),
    format('{} lignes marquées comme dernières', count(*) FILTER (latest)),
    'une seule'
FROM situation
GROUP BY
    pole_id,
    indicator
HAVING count(*) FILTER (latest) <> 1
UNION ALL
SELECT
    'data_version',
    format('{} lignes', count(*)),
    'une seule'
FROM data_version
HAVING count(*) <> 1
-- The ledger: nothing was taken out of it, and nothing in it is out of bounds.
UNION ALL
SELECT
    'claim',
    format('{} relevés numérotés jusqu''à {}', count(*), max(claim_id)),
    'des numéros sans trou : rien ne s''efface'
FROM claim
HAVING count(*) <> max(claim_id) OR min(claim_id) <> 1
UNION ALL
SELECT
    'choice',
    format('{} choix numérotés jusqu''à {}', count(*), max(choice_id)),
    'des numéros sans trou : rien ne s''efface'
FROM choice
HAVING count(*) <> max(choice_id) OR min(choice_id) <> 1
UNION ALL
SELECT
    format('claim, {} ({} / {} / {})', claim_id, pole_id, indicator, year),
    format('valeur {}', value),
    format('de {} à {}', coalesce(CAST(minimum AS VARCHAR), '-∞'), coalesce(CAST(maximum AS VARCHAR), '∞'))
FROM claim
JOIN indicator USING (indicator)
WHERE value < minimum OR value > maximum
UNION ALL
SELECT
    format('observation, {} / {} / {} / « {} »', pole_id, indicator, year, perimeter),
    format('valeur {}', value),
    format('de {} à {}', coalesce(CAST(minimum AS VARCHAR), '-∞'), coalesce(CAST(maximum AS VARCHAR), '∞'))
FROM observation
JOIN indicator USING (indicator)
WHERE (value < minimum OR value > maximum) AND kind <> 'event'
UNION ALL
SELECT
    format('replacement, import {} / relevé {}', replacement.batch_id, replacement.claim_id),
    format('remplacé par le relevé {}', replacement.by_claim_id),
    'un relevé de cet import, du même fait distinct : mêmes pôle, indicateur, année, périmètre et visibilité'
FROM replacement
JOIN claim AS older ON older.claim_id = replacement.claim_id
JOIN claim AS newer ON newer.claim_id = replacement.by_claim_id
JOIN indicator ON indicator.indicator = newer.indicator
WHERE
    newer.batch_id <> replacement.batch_id
    OR older.batch_id >= replacement.batch_id
    OR indicator.kind <> 'event'
    OR newer.pole_id <> older.pole_id
    OR newer.indicator <> older.indicator
    OR newer.year <> older.year
    OR newer.perimeter <> older.perimeter
    OR newer.visibility <> older.visibility
UNION ALL
SELECT
    'batch_event',
    format('{} événements numérotés jusqu''à {}', count(*), max(event_id)),
    'des numéros sans trou : rien ne s''efface'
FROM batch_event
HAVING count(*) <> max(event_id) OR min(event_id) <> 1
UNION ALL
SELECT
    format('batch, {}', batch.batch_id),
    format('état {}', CASE WHEN batch.withdrawn_at IS NULL THEN 'en vigueur' ELSE 'retiré' END),
    format('celui de son dernier événement : {}', coalesce(max_by(batch_event.kind, batch_event.event_id), 'aucun'))
FROM batch
LEFT JOIN batch_event ON batch_event.batch_id = batch.batch_id
GROUP BY
    batch.batch_id,
    batch.withdrawn_at,
    batch.withdrawn_by
HAVING
    coalesce(max_by(batch_event.kind, batch_event.event_id), '')
        NOT IN (CASE WHEN batch.withdrawn_at IS NULL THEN 'published' ELSE 'withdrawn' END,
                CASE WHEN batch.withdrawn_at IS NULL THEN 'restored' ELSE 'withdrawn' END)
    OR min_by(batch_event.kind, batch_event.event_id) <> 'published'
    OR (
        batch.withdrawn_at IS NOT NULL
        AND max_by(batch_event.done_by, batch_event.event_id) <> batch.withdrawn_by
    )
-- The poles: complete, and where they say they are.
UNION ALL
SELECT
    format('pole, {}', pole_id),
    'aucun statut',
    'au moins un statut'
FROM registered_pole AS pole
ANTI JOIN pole_status USING (pole_id)
UNION ALL
SELECT
    format('pole, {}', pole_id),
    'aucun secteur',
    'au moins un secteur'
FROM registered_pole AS pole
ANTI JOIN pole_sector USING (pole_id)
UNION ALL
SELECT
    format('pole_sector, {}', pole_id),
    format('positions {}', list(position ORDER BY position)),
    'des positions de 1 au nombre de secteurs'
FROM pole_sector
GROUP BY pole_id
HAVING min(position) <> 1 OR max(position) <> count(*) OR count(DISTINCT position) <> count(*)
UNION ALL
SELECT
    format('pole, {}', pole.pole_id),
    format('région {}', pole.region_code),
    format('région {}, celle du département {}', departement.region_code, departement.departement_code)
FROM registered_pole AS pole
JOIN departement USING (departement_code)
WHERE departement.region_code <> pole.region_code
UNION ALL
SELECT
    format('pole, {}', pole.pole_id),
    format('département {}', coalesce(pole.departement_code, 'absent')),
    format('département {}, celui de la commune {}', commune.departement_code, commune.commune_code)
FROM registered_pole AS pole
JOIN commune USING (commune_code)
WHERE commune.departement_code IS DISTINCT FROM pole.departement_code
UNION ALL
SELECT
    format('pole, {}', pole_id),
    format('point {}, {}', latitude, longitude),
    'une latitude de -90 à 90 et une longitude de -180 à 180'
FROM registered_pole AS pole
WHERE NOT (latitude BETWEEN -90 AND 90) OR NOT (longitude BETWEEN -180 AND 180)
UNION ALL
SELECT
    format('pole, {}', pole.pole_id),
    format('commune {}, département {}, région {}', pole.commune_code, pole.departement_code, pole.region_code),
    'des codes des listes'
FROM registered_pole AS pole
LEFT JOIN commune ON commune.commune_code = pole.commune_code
LEFT JOIN departement ON departement.departement_code = pole.departement_code
LEFT JOIN region ON region.region_code = pole.region_code
WHERE
    (pole.commune_code IS NOT NULL AND commune.commune_code IS NULL)
    OR (pole.departement_code IS NOT NULL AND departement.departement_code IS NULL)
    OR region.region_code IS NULL
UNION ALL
SELECT
    format('pole, {}', pole.pole_id),
    CASE WHEN pole.standing THEN 'montré' ELSE 'caché' END,
    'montré si, et seulement si, un import en vigueur l''a créé ou en parle'
FROM registered_pole AS pole
WHERE
    pole.standing <> (
        pole.batch_id IS NULL
        OR EXISTS (
            SELECT 1
            FROM batch
            WHERE
                batch.withdrawn_at IS NULL
                AND (
                    batch.batch_id IN (SELECT r.batch_id FROM pole_registration AS r WHERE r.pole_id = pole.pole_id)
                    OR batch.batch_id IN (SELECT c.batch_id FROM claim AS c WHERE c.pole_id = pole.pole_id)
                )
        )
    )
UNION ALL
SELECT
    format('pole, {}', registration.pole_id),
    format('montré d''après l''import {}', pole.batch_id),
    format('montré d''après l''import {}, le plus récent en vigueur qui le crée', max(registration.batch_id))
FROM pole_registration AS registration
JOIN batch ON batch.batch_id = registration.batch_id AND batch.withdrawn_at IS NULL
LEFT JOIN registered_pole AS pole ON pole.pole_id = registration.pole_id
GROUP BY
    registration.pole_id,
    pole.batch_id
HAVING pole.batch_id IS DISTINCT FROM max(registration.batch_id)
-- The lists.
UNION ALL
SELECT
    format('indicator, {}', ratio.indicator),
    format('{} / {}', ratio.numerator, ratio.denominator),
    'un ratio, dont les deux parties sont de nature stock, cumulative ou flow'
FROM indicator AS ratio
LEFT JOIN indicator AS top ON top.indicator = ratio.numerator
LEFT JOIN indicator AS bottom ON bottom.indicator = ratio.denominator
WHERE
    ratio.numerator IS NOT NULL
    AND (
        ratio.kind <> 'ratio'
        OR coalesce(top.kind, 'ratio') IN ('ratio', 'event')
        OR coalesce(bottom.kind, 'ratio') IN ('ratio', 'event')
    )
-- What a page makes a link of.
UNION ALL
SELECT
    place,
    format('adresse « {} »', address),
    'une adresse http:// ou https://'
FROM (
    SELECT
        format('pole, {}, website', pole_id) AS place,
        website AS address
    FROM registered_pole AS pole
    UNION ALL
    SELECT
        format('pole, {}, source_url', pole_id),
        source_url
    FROM registered_pole AS pole
    UNION ALL
    SELECT
        format('source, {}', source_id),
        url
    FROM source
    UNION ALL
    SELECT
        format('national_figure, {} / {}', year, metric),
        source_url
    FROM national_figure
)
WHERE NOT regexp_full_match(address, 'https?://[^\s/]+\S*')
-- Populations.
UNION ALL
SELECT
    format('departement, {}', departement.departement_code),
    format('population {}', any_value(departement.population)),
    format('{}, la somme de ses communes', sum(commune.population))
FROM departement
LEFT JOIN commune
    ON commune.departement_code = departement.departement_code AND commune.kind = 'commune-actuelle'
GROUP BY departement.departement_code
HAVING sum(commune.population) IS DISTINCT FROM any_value(departement.population)
UNION ALL
SELECT
    format('region, {}', region.region_code),
    format('population {}', any_value(region.population)),
    format('{}, la somme de ses départements', sum(departement.population))
FROM region
LEFT JOIN departement USING (region_code)
GROUP BY region.region_code
HAVING sum(departement.population) IS DISTINCT FROM any_value(region.population)
ORDER BY
    place,
    found,
    expected;
