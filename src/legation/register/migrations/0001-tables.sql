-- The register, as plain tables for any tool. Dates are ISO days; JSON only where a list belongs to one row.

CREATE TABLE runs (
    run_id TEXT PRIMARY KEY,          -- made from the four below: the same settings are the same run
    tool TEXT NOT NULL,
    codebook TEXT NOT NULL,
    model TEXT NOT NULL,
    published TEXT                    -- the publication day given on the command line, if any
);

CREATE TABLE pages (
    sha256 TEXT PRIMARY KEY,          -- names the archived bytes
    path TEXT NOT NULL,               -- where the page was first read from
    url TEXT,
    site TEXT,
    media TEXT NOT NULL,
    encoding TEXT,
    notes TEXT NOT NULL,              -- JSON list
    reading TEXT NOT NULL,            -- digest of all that was read from the page: the same reading changes nothing
    run_id TEXT NOT NULL REFERENCES runs
);

CREATE TABLE stories (
    sha256 TEXT NOT NULL REFERENCES pages ON DELETE CASCADE,
    story INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    published TEXT,
    published_basis TEXT NOT NULL,
    byline TEXT,
    dateline_place TEXT,
    language TEXT NOT NULL,
    credits TEXT NOT NULL,            -- JSON list
    dating TEXT NOT NULL,             -- JSON list of the candidates, with what became of each
    blocks TEXT NOT NULL,             -- JSON list of [kind, start, end]
    PRIMARY KEY (sha256, story)
);

CREATE TABLE dropped (
    sha256 TEXT NOT NULL REFERENCES pages ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (sha256, position)
);

CREATE TABLE outcomes (
    path TEXT PRIMARY KEY,            -- the input as it was given
    status TEXT NOT NULL,             -- read, nothing_found or refused
    reason TEXT NOT NULL,
    sha256 TEXT REFERENCES pages ON DELETE SET NULL
);

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,       -- the row of the same number in words
    claim_id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    story INTEGER NOT NULL,
    type TEXT NOT NULL,
    phase TEXT NOT NULL,
    modality TEXT NOT NULL,
    denies TEXT,
    background INTEGER NOT NULL,
    item TEXT,
    designation TEXT,
    category TEXT,
    unroca TEXT,
    quantity_low REAL,
    quantity_high REAL,
    unit TEXT,
    batch TEXT,
    is_total INTEGER,
    mode TEXT,
    place TEXT,
    country TEXT,
    latitude REAL,
    longitude REAL,
    date_from TEXT,
    date_to TEXT,
    date_how TEXT NOT NULL,
    edtf TEXT,
    duration TEXT,
    until TEXT,
    published TEXT,
    said_by TEXT,
    codebook TEXT NOT NULL,
    confidence REAL NOT NULL,
    record TEXT NOT NULL,             -- JSON: the whole claim, as `--format jsonl` prints it
    FOREIGN KEY (sha256, story) REFERENCES stories ON DELETE CASCADE
);
CREATE INDEX claims_by_page ON claims (sha256, story);
CREATE INDEX claims_by_act ON claims (type, phase);
CREATE INDEX claims_by_date ON claims (date_from, date_to);

CREATE TABLE parties (
    claim_id TEXT NOT NULL REFERENCES claims (claim_id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    iso3 TEXT,
    org TEXT,
    person TEXT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (claim_id, role, position)
);
CREATE INDEX parties_by_state ON parties (iso3, role);
CREATE INDEX parties_by_name ON parties (name COLLATE NOCASE, role);

CREATE TABLE evidence (
    claim_id TEXT NOT NULL REFERENCES claims (claim_id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (claim_id, position)
);

CREATE TABLE sources (
    claim_id TEXT NOT NULL REFERENCES claims (claim_id) ON DELETE CASCADE,
    position INTEGER NOT NULL,        -- 0 is the nearest speaker
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    iso3 TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (claim_id, position)
);
CREATE INDEX sources_by_name ON sources (name COLLATE NOCASE);

CREATE TABLE events (
    event_id TEXT PRIMARY KEY,
    lead_claim TEXT NOT NULL REFERENCES claims (claim_id) ON DELETE CASCADE,
    background INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    independent_sources INTEGER NOT NULL,
    contradicted TEXT NOT NULL,       -- the fields on which reports differ, separated by spaces
    first_published TEXT,
    last_published TEXT
);
CREATE INDEX events_by_lead ON events (lead_claim);

CREATE TABLE event_claims (
    claim_id TEXT PRIMARY KEY REFERENCES claims (claim_id) ON DELETE CASCADE,
    event_id TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
    score REAL,                       -- of the best match with another claim of the event
    reasons TEXT NOT NULL             -- why it is thought to tell of the same act, in words
);
CREATE INDEX event_claims_by_event ON event_claims (event_id);

CREATE TABLE filed (
    key TEXT NOT NULL,                -- where merging looks for claims of the same act
    claim_id TEXT NOT NULL REFERENCES claims (claim_id) ON DELETE CASCADE,
    PRIMARY KEY (key, claim_id)
) WITHOUT ROWID;
CREATE INDEX filed_by_claim ON filed (claim_id);
