-- People who share a register: accounts, what they do, notes, reviews by several, and what they watch.

CREATE TABLE accounts (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,        -- signs in with it, and signs decisions
    role TEXT NOT NULL,               -- reader, reviewer, editor or admin
    password TEXT NOT NULL,           -- argon2id, with its settings and its salt
    email TEXT NOT NULL,              -- may be empty; never shown to others
    disabled INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE TABLE sessions (
    token TEXT PRIMARY KEY,           -- SHA-256 of what the browser or program holds
    account INTEGER NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,               -- browser or program
    began_at TEXT NOT NULL,
    ends_at TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE audit (                  -- rows are only added
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,                -- an account, or the name given where there is none
    address TEXT NOT NULL,            -- of the machine; empty on the command line
    act TEXT NOT NULL,
    about TEXT NOT NULL
);

CREATE TABLE notes (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,               -- event, claim or page
    about TEXT NOT NULL,              -- its id
    reply_to INTEGER REFERENCES notes (number),
    name TEXT NOT NULL,
    email TEXT NOT NULL,              -- never published, never exported
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    signed_in INTEGER NOT NULL,
    state TEXT NOT NULL,              -- waiting, approved or refused
    settled_by TEXT,
    settled_at TEXT
);
CREATE INDEX notes_by_record ON notes (kind, about);

CREATE TABLE rounds (                 -- acts that several people judge, each for themselves
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    filters TEXT NOT NULL,            -- JSON
    blind INTEGER NOT NULL,           -- while it is open, nobody sees what another said
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    closed_at TEXT
);

CREATE TABLE round_items (
    round INTEGER NOT NULL REFERENCES rounds (number),
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    seen TEXT NOT NULL,               -- JSON: the claim as it was when the round was made
    decision TEXT,                    -- JSON list: numbers of the decisions that settled it
    settled_by TEXT,
    PRIMARY KEY (round, position)
);

CREATE TABLE round_reviewers (
    round INTEGER NOT NULL REFERENCES rounds (number),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (round, position, name)
);

CREATE TABLE opinions (               -- of a person on one item, the last said counts; all are kept
    number INTEGER PRIMARY KEY,
    round INTEGER NOT NULL,
    position INTEGER NOT NULL,
    who TEXT NOT NULL,
    verdict TEXT NOT NULL,            -- accept, reject or unsure
    fields TEXT NOT NULL,             -- JSON: corrected values by field
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (round, position) REFERENCES round_items (round, position)
);
CREATE INDEX opinions_by_item ON opinions (round, position);

CREATE TABLE watches (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    filters TEXT NOT NULL,            -- JSON
    owner TEXT NOT NULL,
    feed_key TEXT NOT NULL,           -- lets a feed reader in that cannot sign in
    email TEXT NOT NULL,              -- where the digest goes; may be empty
    hook TEXT NOT NULL,               -- the address that is called; may be empty
    hook_secret TEXT NOT NULL,
    hook_private INTEGER NOT NULL,    -- whether the address may lie in a private network
    made_at TEXT NOT NULL,
    looked INTEGER NOT NULL,          -- the last change that was looked at
    due_on TEXT NOT NULL,             -- the day for which it was last looked what is due
    mailed INTEGER NOT NULL,          -- the last news that was mailed
    called INTEGER NOT NULL           -- the last news that was sent to the hook
);

CREATE TABLE watched (                -- the events that fitted when last looked at
    watch INTEGER NOT NULL REFERENCES watches (number) ON DELETE CASCADE,
    event_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (watch, event_id)
);

CREATE TABLE news (
    number INTEGER PRIMARY KEY,
    watch INTEGER NOT NULL REFERENCES watches (number) ON DELETE CASCADE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,               -- new, changed, withdrawn or due
    event_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    detail TEXT NOT NULL              -- what changed, or why it went
);
CREATE INDEX news_by_watch ON news (watch, number);

CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY,
    watch INTEGER NOT NULL REFERENCES watches (number) ON DELETE CASCADE,
    at TEXT NOT NULL,
    way TEXT NOT NULL,                -- mail or hook
    until INTEGER NOT NULL,           -- the last news in it
    attempt INTEGER NOT NULL,
    done INTEGER NOT NULL,
    told TEXT NOT NULL                -- the answer, or what went wrong
);
CREATE INDEX deliveries_by_watch ON deliveries (watch, number);
