-- What is counted: a narrow row for each claim, so that counts read no record. Filled by the program (register/facets.py).

CREATE TABLE kinds (                  -- the values under which claims are counted, each combination once
    number INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    phase TEXT NOT NULL,
    modality TEXT NOT NULL,
    decided TEXT NOT NULL,
    UNIQUE (type, phase, modality, decided)
);

CREATE TABLE sides (                  -- the states that claims name, each set once
    number INTEGER PRIMARY KEY,
    states TEXT NOT NULL UNIQUE       -- codes in their order, separated by spaces
);

CREATE TABLE sided (
    iso3 TEXT NOT NULL,
    sides BIGINT NOT NULL REFERENCES sides (number),
    PRIMARY KEY (iso3, sides)
) WITHOUT ROWID;
CREATE INDEX sided_by_sides ON sided (sides, iso3);

CREATE TABLE facets (
    number INTEGER PRIMARY KEY REFERENCES claims (number) ON DELETE CASCADE,
    event BIGINT,                     -- the number of its event in event_ids; none where a person rejected the claim
    kind BIGINT NOT NULL REFERENCES kinds (number),
    sides BIGINT NOT NULL REFERENCES sides (number),
    mixed INTEGER NOT NULL,           -- 1 where another claim of the event is of another kind or has other sides
    background INTEGER NOT NULL,
    aside INTEGER,                    -- whether its event is background
    first TEXT,                       -- the days between which the claim lies, as far as they are known
    last TEXT,
    month TEXT,                       -- the month under which its event is listed
    early INTEGER NOT NULL            -- 1 where its event is listed before its own first day
);
CREATE INDEX facets_by_kind ON facets (kind, event, mixed, sides, first, last, month);
CREATE INDEX facets_by_sides ON facets (sides, event, mixed, kind, first, last, month);
CREATE INDEX facets_mixed ON facets (event, kind, sides) WHERE mixed = 1;
CREATE INDEX facets_by_first ON facets (first);
CREATE INDEX facets_by_last ON facets (last);
CREATE INDEX facets_early ON facets (first) WHERE early = 1;
CREATE INDEX facets_by_month ON facets (month, event);

CREATE TABLE turns (                  -- one row: which register this is, and how often it was changed
    name TEXT NOT NULL,
    number BIGINT NOT NULL
);
INSERT INTO turns (name, number) VALUES ('', 0);

CREATE INDEX parties_named ON parties (iso3, kind, name);
CREATE INDEX claims_by_codebook ON claims (codebook);
CREATE INDEX claims_by_publication ON claims (published);

ALTER TABLE events ADD COLUMN number BIGINT NOT NULL DEFAULT 0; -- its number in event_ids
ALTER TABLE events ADD COLUMN urgency REAL NOT NULL DEFAULT 0;  -- doubt × consequence (register/queue.py)
CREATE INDEX events_waiting ON events (urgency DESC, event_id, lead_claim, number, background) WHERE status IN ('reported', 'reopened');
CREATE INDEX decisions_by_claim ON decisions (claim_id);

UPDATE events SET at = coalesce(
    (SELECT coalesce(c.date_from, c.date_to) FROM claims c WHERE c.claim_id = events.lead_claim), first_published, '9999'
) WHERE at = '9999';
