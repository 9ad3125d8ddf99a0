-- What full-text search looks at; rowid is the claim's number, found the words in order.

CREATE TABLE words (
    rowid BIGINT PRIMARY KEY,
    claim_id TEXT NOT NULL,
    title TEXT NOT NULL,
    evidence TEXT NOT NULL,
    parties TEXT NOT NULL,
    item TEXT NOT NULL,
    place TEXT NOT NULL,
    sources TEXT NOT NULL,
    found TSVECTOR NOT NULL
);
CREATE INDEX words_found ON words USING gin (found);
