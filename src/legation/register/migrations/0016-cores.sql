-- How claims group to acts (cores.py), kept so that a claim that comes or goes is grouped with what is near it alone.

CREATE TABLE cores (
    claim_id TEXT PRIMARY KEY REFERENCES claims (claim_id) ON DELETE CASCADE,
    core TEXT NOT NULL,               -- the smallest id of the claims that surely tell of one act with it
    chain TEXT NOT NULL               -- the smallest id of those that it surely matches, that these surely match, and so on
);
CREATE INDEX cores_by_name ON cores (core);
CREATE INDEX cores_by_chain ON cores (chain);

CREATE TABLE leanings (               -- for each core the others that it may be one act with: none, the only one, or two of several
    core TEXT PRIMARY KEY,
    first TEXT,
    second TEXT
);
CREATE INDEX leanings_by_first ON leanings (first) WHERE first IS NOT NULL;
CREATE INDEX leanings_by_second ON leanings (second) WHERE second IS NOT NULL;
