-- What acts on some days, and parts of addresses, are found by.

DROP INDEX claims_over_years;
CREATE INDEX claims_spanning ON claims (date_from, date_to)
    WHERE date_from IS NOT NULL AND (date_to IS NULL OR date_to <> date_from);
CREATE INDEX claims_until ON claims (date_to) WHERE date_from IS NULL AND date_to IS NOT NULL;

DROP INDEX claims_by_page;
CREATE INDEX claims_by_page ON claims (sha256, story, claim_id);

CREATE TABLE addresses (              -- every path and address of a page, in small letters
    address TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES pages ON DELETE CASCADE,
    PRIMARY KEY (address, sha256)
) WITHOUT ROWID;
CREATE INDEX addresses_by_page ON addresses (sha256);
INSERT INTO addresses (address, sha256)
    SELECT lower(path), sha256 FROM pages
    UNION SELECT lower(url), sha256 FROM pages WHERE url IS NOT NULL
    UNION SELECT lower(path), sha256 FROM outcomes WHERE sha256 IS NOT NULL;
