-- Where merging looks for claims of the same act: drawers by number, since their names are long and many.

DROP TABLE filed;
CREATE TABLE filed (
    drawer BIGINT NOT NULL,
    number BIGINT NOT NULL REFERENCES claims (number) ON DELETE CASCADE,
    PRIMARY KEY (drawer, number)
) WITHOUT ROWID;
CREATE INDEX filed_by_claim ON filed (number);

CREATE INDEX claims_by_denial ON claims (denies) WHERE denies IS NOT NULL;
