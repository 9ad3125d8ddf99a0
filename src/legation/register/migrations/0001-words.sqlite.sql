-- What full-text search looks at; rowid is the claim's number.

CREATE VIRTUAL TABLE words USING fts5 (
    claim_id UNINDEXED, title, evidence, parties, item, place, sources, tokenize = 'unicode61 remove_diacritics 2'
);
