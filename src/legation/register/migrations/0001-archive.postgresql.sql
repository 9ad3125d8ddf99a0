-- The pages' bytes, which a register in a file has in a folder beside it.

CREATE TABLE archive (
    sha256 TEXT PRIMARY KEY,
    bytes BYTEA NOT NULL
);
