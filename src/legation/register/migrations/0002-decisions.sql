-- What people decided, for ever: rows are only added. A claim is kept as it was read when somebody decided of it.

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    verdict TEXT NOT NULL,            -- accept, correct, reject, same, different, unsure, note or undo
    why TEXT NOT NULL,
    sha256 TEXT,                      -- the claim's page
    claim_id TEXT,
    seen TEXT,                        -- JSON: the claim
    other_sha256 TEXT,                -- of a pair, the other claim
    other_claim_id TEXT,
    other_seen TEXT,
    field TEXT,                       -- of a correction
    value TEXT,
    undoes INTEGER REFERENCES decisions (number)
);
CREATE INDEX decisions_by_page ON decisions (sha256);
CREATE INDEX decisions_by_other_page ON decisions (other_sha256);

ALTER TABLE claims ADD COLUMN decided TEXT NOT NULL DEFAULT ''; -- accepted, corrected, rejected or reopened
ALTER TABLE claims ADD COLUMN as_read TEXT;                     -- JSON: the claim as read, if a decision changed it
CREATE INDEX claims_by_decision ON claims (decided) WHERE decided <> '';

CREATE TABLE rulings (                -- what decisions say of pairs of the claims as they are now; each pair both ways
    claim_id TEXT NOT NULL REFERENCES claims (claim_id) ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES claims (claim_id) ON DELETE CASCADE,
    same INTEGER NOT NULL,
    PRIMARY KEY (claim_id, other_id)
);
CREATE INDEX rulings_by_other ON rulings (other_id);
