-- Grain: another pole that has something in common with the pole asked. Parameters: $pole_id, $n.
-- Four criteria: a sector in common, communes of one size class, founded at most three years apart, a
-- status in common. Sectors and statuses that mean "not said" bring nobody closer.
-- A sector counts double; then the most sectors in common, the closest populations, the closest years.
WITH described AS (
    SELECT
        pole.pole_id,
        pole.name,
        coalesce(commune.name, departement.name, region.name) AS place,
        pole.founded_year,
        commune.population,
        CASE
            WHEN commune.population < 2000 THEN 'under_2000'
            WHEN commune.population < 10000 THEN 'under_10000'
            WHEN commune.population < 50000 THEN 'under_50000'
            WHEN commune.population < 200000 THEN 'under_200000'
            WHEN commune.population >= 200000 THEN 'from_200000'
        END AS size,
        coalesce((
            SELECT list(s.sector ORDER BY s.position)
            FROM pole_sector AS s
            WHERE s.pole_id = pole.pole_id AND s.sector <> 'multi_activites'
        ), []) AS sectors,
        coalesce((
            SELECT list(s.status ORDER BY status.position)
            FROM pole_status AS s
            JOIN status USING (status)
            WHERE s.pole_id = pole.pole_id AND s.status <> 'autre'
        ), []) AS statuses
    FROM pole
    LEFT JOIN commune USING (commune_code)
    LEFT JOIN departement ON departement.departement_code = pole.departement_code
    JOIN region ON region.region_code = pole.region_code
),
met AS (
    SELECT
        other.pole_id,
        other.name,
        other.place,
        list_filter(other.sectors, lambda sector: list_contains(asked.sectors, sector)) AS sectors,
        CASE WHEN other.size = asked.size THEN other.size END AS size,
        CASE WHEN abs(other.founded_year - asked.founded_year) <= 3 THEN other.founded_year END AS founded_year,
        list_filter(other.statuses, lambda status: list_contains(asked.statuses, status)) AS statuses,
        abs(ln(greatest(other.population, 1) / greatest(asked.population, 1))) AS population_gap,
        abs(other.founded_year - asked.founded_year) AS year_gap
    FROM described AS other
    JOIN described AS asked ON asked.pole_id = $pole_id AND other.pole_id <> asked.pole_id
),
scored AS (
    SELECT
        *,
        2 * (len(sectors) > 0)::INTEGER
            + (size IS NOT NULL)::INTEGER
            + (founded_year IS NOT NULL)::INTEGER
            + (len(statuses) > 0)::INTEGER AS score
    FROM met
)
SELECT
    pole_id,
    name,
    place,
    sectors,
    size,
    founded_year,
    statuses
FROM scored
WHERE score > 0
ORDER BY
    score DESC,
    len(sectors) DESC,
    population_gap NULLS LAST,
    year_gap NULLS LAST,
    pole_id
LIMIT $n;
