-- The ledger of claims and what is derived from it.
-- Codes are text for ever; labels come in French and English; an unknown value is NULL.

-- Reference lists -----------------------------------------------------------------------------

CREATE TABLE region (
    region_code VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    overseas BOOLEAN NOT NULL,
    population BIGINT,
    longitude DOUBLE NOT NULL,
    latitude DOUBLE NOT NULL
);
COMMENT ON TABLE region IS 'One row per région (official code). Population: sum of its communes, INSEE.';

CREATE TABLE departement (
    departement_code VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    region_code VARCHAR NOT NULL REFERENCES region (region_code),
    population BIGINT,
    longitude DOUBLE NOT NULL,
    latitude DOUBLE NOT NULL
);
COMMENT ON TABLE departement IS 'One row per département (official code).';

CREATE TABLE commune (
    commune_code VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('commune-actuelle', 'arrondissement-municipal')),
    departement_code VARCHAR NOT NULL REFERENCES departement (departement_code),
    epci_code VARCHAR,
    epci_name VARCHAR,
    population INTEGER,
    longitude DOUBLE NOT NULL,
    latitude DOUBLE NOT NULL,
    postcodes VARCHAR NOT NULL,
    search_text VARCHAR NOT NULL
);
COMMENT ON TABLE commune IS 'One row per current commune or municipal arrondissement; search_text has no accent and no case.';

CREATE TABLE former_commune (
    former_code VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    commune_code VARCHAR NOT NULL,
    search_text VARCHAR NOT NULL
);
COMMENT ON TABLE former_commune IS 'A commune code that no longer exists and the commune that took it over.';

CREATE TABLE sector_family (
    family VARCHAR PRIMARY KEY,
    label_fr VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    position INTEGER NOT NULL UNIQUE
);

CREATE TABLE sector (
    sector VARCHAR PRIMARY KEY,
    family VARCHAR NOT NULL REFERENCES sector_family (family),
    label_fr VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    position INTEGER NOT NULL UNIQUE
);

CREATE TABLE status (
    status VARCHAR PRIMARY KEY,
    label_fr VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    position INTEGER NOT NULL UNIQUE
);

CREATE TABLE specificity (
    specificity VARCHAR PRIMARY KEY,
    label_fr VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    position INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE specificity IS 'The eight specificities of a PTCE, from the article of 19 June 2013.';

CREATE TABLE aim (
    aim VARCHAR PRIMARY KEY,
    label_fr VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    position INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE aim IS 'The three aims of a PTCE, from the article of 19 June 2013.';

CREATE TABLE indicator (
    indicator VARCHAR PRIMARY KEY,
    label_fr VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('stock', 'cumulative', 'flow', 'event', 'ratio')),
    across_poles VARCHAR NOT NULL CHECK (across_poles IN ('sum', 'median', 'none')),
    topic VARCHAR NOT NULL,
    specificity VARCHAR NOT NULL REFERENCES specificity (specificity),
    aim VARCHAR NOT NULL REFERENCES aim (aim),
    core BOOLEAN NOT NULL,
    minimum DOUBLE,
    maximum DOUBLE,
    numerator VARCHAR,
    denominator VARCHAR,
    definition_fr VARCHAR NOT NULL,
    definition_en VARCHAR NOT NULL,
    CHECK (kind <> 'ratio' OR across_poles <> 'sum'),
    CHECK ((numerator IS NULL) = (denominator IS NULL))
);
COMMENT ON TABLE indicator IS 'What is measured: unit, nature (kind), way of aggregating across poles, bounds.';

-- Poles ---------------------------------------------------------------------------------------

-- The base tables hold every pole an import ever brought; the view `pole` is the poles that stand, the only
-- ones a public question may read. Places are verified, not declared as foreign keys: DuckDB cannot update
-- such a column of a row that others refer to.
CREATE TABLE registered_pole (
    pole_id VARCHAR PRIMARY KEY CHECK (regexp_full_match(pole_id, '[a-z0-9]+(-[a-z0-9]+)*')),
    name VARCHAR NOT NULL CHECK (trim(name) <> ''),
    commune_code VARCHAR,
    departement_code VARCHAR,
    region_code VARCHAR NOT NULL,
    postcode VARCHAR,
    longitude DOUBLE,
    latitude DOUBLE,
    founded_year INTEGER CHECK (founded_year BETWEEN 1900 AND 2100),
    description_fr VARCHAR NOT NULL,
    description_en VARCHAR NOT NULL,
    website VARCHAR,
    source_url VARCHAR,
    search_text VARCHAR NOT NULL,
    siren VARCHAR CHECK (regexp_full_match(siren, '[0-9]{9}')),
    batch_id INTEGER,
    standing BOOLEAN NOT NULL DEFAULT TRUE,
    CHECK ((longitude IS NULL) = (latitude IS NULL))
);
COMMENT ON TABLE registered_pole IS 'One row per pole ever known. Coordinates are those of its commune''s centre; NULL where only the département or the région is known. batch_id: the import whose pole_registration it shows, NULL for the starting data. standing is derived at each publication.';

CREATE TABLE pole_sector (
    pole_id VARCHAR NOT NULL REFERENCES registered_pole (pole_id),
    sector VARCHAR NOT NULL REFERENCES sector (sector),
    position INTEGER NOT NULL,
    PRIMARY KEY (pole_id, sector)
);
COMMENT ON TABLE pole_sector IS 'Position 1 is the first sector its source names; it gives the pole its family. A public question joins pole: some do not stand.';

CREATE TABLE pole_status (
    pole_id VARCHAR NOT NULL REFERENCES registered_pole (pole_id),
    status VARCHAR NOT NULL REFERENCES status (status),
    PRIMARY KEY (pole_id, status)
);
COMMENT ON TABLE pole_status IS 'A public question joins pole: some do not stand.';

-- The ledger: appended, never changed, never deleted ------------------------------------------

CREATE TABLE source (
    source_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    url VARCHAR CHECK (regexp_matches(url, '^https?://')),
    publisher VARCHAR,
    published VARCHAR
);
COMMENT ON TABLE source IS 'source_id is derived from title and address; publisher is the domain of the address.';

CREATE TABLE batch (
    batch_id INTEGER PRIMARY KEY,
    file_name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    imported_by VARCHAR NOT NULL,
    note VARCHAR,
    withdrawn_at TIMESTAMP,
    withdrawn_by VARCHAR,
    size_bytes BIGINT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
COMMENT ON TABLE batch IS 'One import. Times are UTC. withdrawn_at and withdrawn_by say its last state; batch_event tells how it came there.';

CREATE TABLE batch_event (
    event_id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
    kind VARCHAR NOT NULL CHECK (kind IN ('published', 'withdrawn', 'restored')),
    done_at TIMESTAMP NOT NULL,
    done_by VARCHAR NOT NULL,
    reason VARCHAR NOT NULL DEFAULT '',
    version INTEGER NOT NULL,
    counts VARCHAR,
    moves VARCHAR
);
COMMENT ON TABLE batch_event IS 'What was done to an import, appended: version is the data version it made; counts and moves (JSON) what it changed in public, NULL where that was not recorded.';

CREATE TABLE pole_registration (
    pole_id VARCHAR NOT NULL,
    batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
    name VARCHAR NOT NULL CHECK (trim(name) <> ''),
    commune_code VARCHAR,
    departement_code VARCHAR,
    region_code VARCHAR NOT NULL,
    founded_year INTEGER,
    description_fr VARCHAR NOT NULL,
    description_en VARCHAR NOT NULL,
    website VARCHAR,
    search_text VARCHAR NOT NULL,
    siren VARCHAR,
    sectors VARCHAR[] NOT NULL,
    statuses VARCHAR[] NOT NULL,
    PRIMARY KEY (pole_id, batch_id)
);
COMMENT ON TABLE pole_registration IS 'What an import says of a pole it creates, appended. The newest one that stands fills registered_pole, pole_sector and pole_status.';

CREATE TABLE remembered_reading (
    shape_key VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    PRIMARY KEY (shape_key, kind, text)
);
COMMENT ON TABLE remembered_reading IS 'How a member of staff read the files of one shape; the latest decision only. Never public.';

CREATE TABLE claim (
    claim_id INTEGER PRIMARY KEY,
    pole_id VARCHAR NOT NULL REFERENCES registered_pole (pole_id),
    indicator VARCHAR NOT NULL REFERENCES indicator (indicator),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2100),
    year_basis VARCHAR NOT NULL CHECK (year_basis IN ('stated', 'estimated')),
    value DOUBLE NOT NULL CHECK (isfinite(value)),
    qualifier VARCHAR NOT NULL CHECK (qualifier IN ('exact', 'approx', 'at_least')),
    perimeter VARCHAR NOT NULL DEFAULT '',
    note VARCHAR NOT NULL DEFAULT '',
    visibility VARCHAR NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'confidential')),
    source_id VARCHAR NOT NULL REFERENCES source (source_id),
    batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL
);
COMMENT ON TABLE claim IS 'Who says what, for which year, over which perimeter ('''' = the whole pole), how exactly. Appended only.';

CREATE TABLE replacement (
    batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    by_claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    counted BOOLEAN NOT NULL,
    PRIMARY KEY (batch_id, claim_id)
);
COMMENT ON TABLE replacement IS 'An import corrects an amount of an event: while it stands, claim_id does not. Appended only. by_claim_id: the claim of the import that takes its place. counted: the one that counted until then, FALSE for the others that tell the same fact and for those it had replaced itself.';

CREATE TABLE choice (
    choice_id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claim (claim_id),
    chosen_at TIMESTAMP NOT NULL,
    chosen_by VARCHAR NOT NULL,
    reason VARCHAR NOT NULL CHECK (trim(reason) <> ''),
    version INTEGER NOT NULL DEFAULT 0,
    moves VARCHAR
);
COMMENT ON TABLE choice IS 'A decision to keep a claim among its rivals. Appended; the latest wins while its claim stands. version is the data version it made; moves (JSON) what it changed in public.';

CREATE TABLE national_metric (
    metric VARCHAR PRIMARY KEY,
    label_fr VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    topic VARCHAR NOT NULL CHECK (topic IN ('count', 'call', 'size', 'survey')),
    position INTEGER NOT NULL UNIQUE
);

CREATE TABLE national_figure (
    year INTEGER NOT NULL,
    metric VARCHAR NOT NULL REFERENCES national_metric (metric),
    value DOUBLE NOT NULL,
    unit VARCHAR NOT NULL,
    qualifier VARCHAR NOT NULL CHECK (qualifier IN ('exact', 'approx', 'at_least')),
    source_url VARCHAR,
    note VARCHAR NOT NULL DEFAULT ''
);
COMMENT ON TABLE national_figure IS 'Context figures for France; several may exist for one year and one metric, and they are not comparable.';

CREATE TABLE data_version (
    version INTEGER NOT NULL,
    published_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE data_version IS 'One row: the version of what is published, and when (UTC).';

-- Derived at each publication -----------------------------------------------------------------

CREATE TABLE observation (
    pole_id VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    perimeter VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    qualifier VARCHAR NOT NULL,
    year_basis VARCHAR NOT NULL,
    claim_id INTEGER,
    claims INTEGER NOT NULL
);
COMMENT ON TABLE observation IS 'Grain: pole, indicator, year, perimeter. The kept public claim; events are added; a recomputed ratio has no claim_id. claims = public claims behind it.';

CREATE TABLE situation (
    pole_id VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    from_year INTEGER NOT NULL,
    to_year INTEGER NOT NULL,
    latest BOOLEAN NOT NULL,
    value DOUBLE NOT NULL,
    qualifier VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    first_year INTEGER NOT NULL,
    year_basis VARCHAR NOT NULL,
    perimeter VARCHAR NOT NULL,
    claim_id INTEGER
);
COMMENT ON TABLE situation IS 'Grain: pole, indicator, from_year. The pole''s value for any date from_year <= year < to_year; latest marks the last one known.';

-- Views and macros: definitions used by more than one question ----------------------------------

CREATE VIEW pole AS
SELECT
    pole_id,
    name,
    commune_code,
    departement_code,
    region_code,
    postcode,
    longitude,
    latitude,
    founded_year,
    description_fr,
    description_en,
    website,
    source_url,
    search_text,
    siren
FROM registered_pole
WHERE standing;

-- Grain: claim that an import in force replaces.
CREATE VIEW replaced_claim AS
SELECT DISTINCT replacement.claim_id
FROM replacement
JOIN batch ON batch.batch_id = replacement.batch_id
WHERE batch.withdrawn_at IS NULL;

-- Grain: one row. When the poles were last counted: the starting data, or an import in force that created one.
CREATE VIEW census AS
SELECT max(imported_at) AS counted_at
FROM batch
WHERE
    batch_id = (SELECT min(first.batch_id) FROM batch AS first)
    OR batch_id IN (SELECT created.batch_id FROM registered_pole AS created WHERE created.standing);

CREATE VIEW standing_claim AS
SELECT claim.*
FROM claim
JOIN batch USING (batch_id)
ANTI JOIN replaced_claim USING (claim_id)
WHERE batch.withdrawn_at IS NULL;

CREATE VIEW public_claim AS
SELECT *
FROM standing_claim
WHERE visibility = 'public';

-- Which rules derived observation. One more at each change of them: a database made under older rules is
-- then derived again when it is next opened (upgrade.py).
CREATE MACRO derivation_rules() AS 4;

-- Which of two rivals is kept, smallest first: a choice (the latest), then a stated year before an
-- estimated one, the newest batch, exact before approximate before "at least", the first claim.
CREATE MACRO keep_order(choice_id, year_basis, batch_id, qualifier, claim_id) AS row(
    -coalesce(choice_id, 0),
    year_basis = 'estimated',
    -batch_id,
    CASE qualifier WHEN 'exact' THEN 1 WHEN 'approx' THEN 2 ELSE 3 END,
    claim_id
);

-- Grain: public claim, with the last choice made of it, if any. A choice whose claim no longer stands
-- is passed over, and counts again when its batch is restored.
CREATE VIEW orderable_claim AS
WITH last_choice AS (
    SELECT
        claim_id,
        max(choice_id) AS choice_id
    FROM choice
    GROUP BY claim_id
)
SELECT
    public_claim.*,
    last_choice.choice_id,
    keep_order(
        last_choice.choice_id,
        public_claim.year_basis,
        public_claim.batch_id,
        public_claim.qualifier,
        public_claim.claim_id
    ) AS keep_order
FROM public_claim
LEFT JOIN last_choice USING (claim_id);

-- Grain: public claim; keep_rank 1 is kept among rivals (same pole, indicator, year, perimeter).
CREATE VIEW ranked_claim AS
SELECT
    * EXCLUDE (keep_order),
    row_number() OVER (
        PARTITION BY pole_id, indicator, year, perimeter
        ORDER BY keep_order
    ) AS keep_rank
FROM orderable_claim;

-- Grain: pole. The poles of a Selection; an empty list means no restriction.
CREATE MACRO selected_pole(regions, departements, sectors, statuses) AS TABLE
SELECT pole.*
FROM pole
WHERE
    (len(regions) = 0 OR list_contains(regions, pole.region_code))
    AND (len(departements) = 0 OR list_contains(departements, pole.departement_code))
    AND (
        len(sectors) = 0
        OR pole.pole_id IN (SELECT s.pole_id FROM pole_sector AS s WHERE list_contains(sectors, s.sector))
    )
    AND (
        len(statuses) = 0
        OR pole.pole_id IN (SELECT s.pole_id FROM pole_status AS s WHERE list_contains(statuses, s.status))
    );

-- A quotient as precise as its parts: two digits that count, three from 10 on where they are exact; a
-- minimum is rounded down. The same as formats.rounded_rate: every page and file then writes one value.
CREATE MACRO rate_scale(quotient, qualifier) AS power(
    10.0,
    CASE WHEN qualifier = 'exact' AND abs(quotient) >= 10 THEN 2 ELSE 1 END - floor(log10(abs(quotient)))
);
CREATE MACRO rounded_rate(quotient, qualifier) AS (
    CASE
        WHEN quotient = 0 THEN 0.0
        ELSE round(
            CASE qualifier
                WHEN 'at_least' THEN floor(quotient * rate_scale(quotient, qualifier) + 1e-9)
                ELSE sign(quotient) * floor(abs(quotient) * rate_scale(quotient, qualifier) + 0.5 + 1e-9)
            END / rate_scale(quotient, qualifier),
            12
        )
    END
);

-- Grain: pole, indicator. "Situation à fin at_year"; NULL asks for the last value known.
-- Plain comparisons, no OR: each lets DuckDB skip what lies outside before reading the other columns.
CREATE MACRO situation_at(at_year) AS TABLE
SELECT *
FROM situation
WHERE
    latest >= (at_year IS NULL)
    AND from_year <= coalesce(at_year, 9999)
    AND to_year > coalesce(at_year, 0);

-- The qualifier of a total: "at least" stays "at least", then approximate, else exact.
CREATE MACRO total_qualifier(qualifiers) AS (
    CASE
        WHEN list_contains(qualifiers, 'at_least') THEN 'at_least'
        WHEN list_contains(qualifiers, 'approx') THEN 'approx'
        ELSE 'exact'
    END
);

-- Grain: pole. Its first sector and the family that gives its colour.
CREATE VIEW pole_family AS
SELECT
    pole_sector.pole_id,
    sector.sector,
    sector.family
FROM pole_sector
JOIN sector USING (sector)
WHERE pole_sector.position = 1;

-- Grain: scope (france, region, departement, commune, sector, status), code, pole. A pole of an arrondissement
-- is one of its city's too, as on the territory's page.
CREATE VIEW pole_area AS
SELECT
    'france' AS scope,
    '' AS code,
    pole_id
FROM pole
UNION ALL
SELECT
    'region' AS scope,
    region_code AS code,
    pole_id
FROM pole
UNION ALL
SELECT
    'departement' AS scope,
    departement_code AS code,
    pole_id
FROM pole
WHERE departement_code IS NOT NULL
UNION ALL
SELECT
    'commune' AS scope,
    commune_code AS code,
    pole_id
FROM pole
WHERE commune_code IS NOT NULL
UNION ALL
SELECT
    'commune' AS scope,
    CASE commune.departement_code WHEN '75' THEN '75056' WHEN '13' THEN '13055' ELSE '69123' END AS code,
    pole.pole_id
FROM pole
JOIN commune ON commune.commune_code = pole.commune_code AND commune.kind = 'arrondissement-municipal'
UNION ALL
SELECT
    'sector' AS scope,
    pole_sector.sector AS code,
    pole.pole_id
FROM pole
JOIN pole_sector ON pole_sector.pole_id = pole.pole_id
UNION ALL
SELECT
    'status' AS scope,
    pole_status.status AS code,
    pole.pole_id
FROM pole
JOIN pole_status ON pole_status.pole_id = pole.pole_id;

-- Grain: scope, code. How many poles stand there.
CREATE VIEW pole_area_size AS
SELECT
    scope,
    code,
    count(*) AS poles
FROM pole_area
GROUP BY ALL;

-- Grain: scope, code, indicator that a pole of the area published and that adds up or has a median.
-- The total of totals.sql, for every area at once: the last values known.
CREATE VIEW shown_total AS
SELECT
    pole_area.scope,
    pole_area.code,
    situation.indicator,
    CASE any_value(indicator.across_poles)
        WHEN 'sum' THEN sum(situation.value)
        ELSE median(situation.value)
    END AS value,
    CASE
        WHEN any_value(indicator.across_poles) = 'sum' OR count(*) = 1
            THEN total_qualifier(list(DISTINCT situation.qualifier))
        WHEN bool_or(situation.qualifier <> 'exact') THEN 'approx'
        ELSE 'exact'
    END AS qualifier,
    min(situation.first_year) AS first_year,
    max(situation.year) AS last_year,
    count(*) AS poles
FROM pole_area
JOIN situation ON situation.pole_id = pole_area.pole_id
JOIN indicator ON indicator.indicator = situation.indicator
WHERE situation.latest AND indicator.across_poles <> 'none'
GROUP BY
    pole_area.scope,
    pole_area.code,
    situation.indicator;

-- Grain: place (the country, a région, a département, a commune), indicator that is added or not aggregated: its
-- median, as the territory's page shows it, where the place has several poles; that of the country, where
-- several poles published it.
CREATE VIEW shown_median AS
SELECT
    pole_area.scope,
    pole_area.code,
    situation.indicator,
    median(situation.value) AS value,
    CASE
        WHEN count(*) = 1 THEN min(situation.qualifier)
        WHEN bool_or(situation.qualifier <> 'exact') THEN 'approx'
        ELSE 'exact'
    END AS qualifier,
    min(situation.first_year) AS first_year,
    max(situation.year) AS last_year,
    count(*) AS poles
FROM pole_area
JOIN pole_area_size AS size ON size.scope = pole_area.scope AND size.code = pole_area.code
JOIN situation ON situation.pole_id = pole_area.pole_id
JOIN indicator ON indicator.indicator = situation.indicator
WHERE
    situation.latest
    AND indicator.across_poles <> 'median'
    AND pole_area.scope IN ('france', 'region', 'departement', 'commune')
    AND size.poles > 1
GROUP BY
    pole_area.scope,
    pole_area.code,
    situation.indicator
HAVING pole_area.scope <> 'france' OR count(*) > 1;

-- Grain: area, indicator, measure ('total' or 'median'): what the pages show of several poles.
CREATE VIEW shown_of_several AS
SELECT
    CASE indicator.across_poles WHEN 'sum' THEN 'total' ELSE 'median' END AS measure,
    shown_total.*
FROM shown_total
JOIN indicator ON indicator.indicator = shown_total.indicator
UNION ALL
SELECT
    'median' AS measure,
    *
FROM shown_median;

-- Grain: pole, indicator it published. Its last value known, and its rank among the poles that published one.
CREATE VIEW shown_figure AS
SELECT
    pole_id,
    indicator,
    value,
    qualifier,
    first_year,
    year AS last_year,
    year_basis = 'estimated' AS estimated,
    perimeter,
    rank() OVER (PARTITION BY indicator ORDER BY value DESC) AS rank,
    count(*) OVER (PARTITION BY indicator) AS poles
FROM situation
WHERE latest;
