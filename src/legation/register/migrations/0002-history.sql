-- What became of events: their ids for ever, every change that a reader would see, and releases.

ALTER TABLE events ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE events ADD COLUMN first_seen TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN last_changed TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN status TEXT NOT NULL DEFAULT 'reported'; -- or accepted, corrected, reopened
ALTER TABLE events ADD COLUMN record TEXT NOT NULL DEFAULT '{}';       -- JSON: the event, as `--format jsonl` prints it

CREATE TABLE event_ids (
    number INTEGER PRIMARY KEY,       -- the older the smaller
    event_id TEXT NOT NULL UNIQUE,
    first_seen TEXT NOT NULL,
    version INTEGER NOT NULL,         -- the last that there was
    live INTEGER NOT NULL,
    successor TEXT                    -- the event that took its place, if it was merged into another
);

CREATE TABLE changes (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    event_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,               -- added, changed or withdrawn
    field TEXT NOT NULL,              -- the field that changed; empty if the whole event was added or withdrawn
    old TEXT,                         -- JSON; of lists of ids only those that left
    new TEXT,                         -- JSON; of lists of ids only those that came
    reason TEXT NOT NULL
);
CREATE INDEX changes_by_event ON changes (event_id, number);

CREATE TABLE releases (
    name TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    number INTEGER NOT NULL,          -- of the last change that is in it
    tool TEXT NOT NULL,
    codebooks TEXT NOT NULL,          -- JSON list of the versions by which its claims were read
    pages INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    events INTEGER NOT NULL,
    note TEXT NOT NULL
);

CREATE INDEX pages_by_path ON pages (path);
CREATE INDEX outcomes_by_page ON outcomes (sha256);
