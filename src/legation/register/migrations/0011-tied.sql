-- Who stands with whom in events, and where these were: a narrow row for each, so that maps and networks read no record.
-- Filled by the program (register/tied.py).

CREATE TABLE ties (                   -- two parties in their roles, each combination once; nothing ever leaves this list
    number INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    role_a TEXT NOT NULL,
    a TEXT NOT NULL,                  -- a state's code, or the name of a body that is no state's
    role_b TEXT NOT NULL,
    b TEXT NOT NULL,
    UNIQUE (type, role_a, a, role_b, b)
);

CREATE TABLE tied (
    event BIGINT NOT NULL,            -- its number in event_ids
    tie BIGINT NOT NULL REFERENCES ties (number),
    event_id TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
    aside INTEGER NOT NULL,           -- whether the event is background
    first INTEGER,                    -- the years between which the event lies, as far as they are known
    last INTEGER,
    PRIMARY KEY (event, tie)
);
CREATE INDEX tied_by_tie ON tied (tie, first, last, aside, event);
CREATE INDEX tied_by_event ON tied (event_id);

CREATE TABLE sites (                  -- the places that claims name, each once; nothing ever leaves this list
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,            -- empty where none is known
    precision TEXT NOT NULL,
    latitude REAL,
    longitude REAL
);
CREATE INDEX sites_by_name ON sites (name, country, precision);

CREATE TABLE sited (
    event BIGINT NOT NULL,
    site BIGINT NOT NULL REFERENCES sites (number),
    event_id TEXT NOT NULL REFERENCES events ON DELETE CASCADE,
    aside INTEGER NOT NULL,
    PRIMARY KEY (event, site)
);
CREATE INDEX sited_by_site ON sited (site, aside, event);
CREATE INDEX sited_by_event ON sited (event_id);
