-- Copies: where stories are filed to find them, the pairs that are one text, and what each copy is a copy of.

ALTER TABLE stories ADD COLUMN official TEXT;    -- the state or organisation whose own body publishes the story
CREATE INDEX stories_by_basis ON stories (published_basis);

CREATE TABLE copy_keys (
    key BIGINT NOT NULL,              -- a part of the signature of one sentence
    sha256 TEXT NOT NULL,
    story INTEGER NOT NULL,
    opening INTEGER NOT NULL,         -- 1 where the sentence stands at the beginning
    PRIMARY KEY (key, sha256, story),
    FOREIGN KEY (sha256, story) REFERENCES stories ON DELETE CASCADE
);
CREATE INDEX copy_keys_by_story ON copy_keys (sha256, story);

CREATE TABLE copy_pairs (
    sha256 TEXT NOT NULL,
    story INTEGER NOT NULL,
    other_sha256 TEXT NOT NULL,
    other_story INTEGER NOT NULL,
    covered REAL NOT NULL,            -- share of the story's words that stand in the other
    other_covered REAL NOT NULL,
    verbatim REAL NOT NULL,           -- share that stands there word for word
    other_verbatim REAL NOT NULL,
    same INTEGER NOT NULL,            -- 1 where what they share is printed letter by letter alike
    shared TEXT NOT NULL,             -- JSON list of [start, end] in the story's text
    other_shared TEXT NOT NULL,
    PRIMARY KEY (sha256, story, other_sha256, other_story),
    FOREIGN KEY (sha256, story) REFERENCES stories ON DELETE CASCADE,
    FOREIGN KEY (other_sha256, other_story) REFERENCES stories ON DELETE CASCADE
);
CREATE INDEX copy_pairs_by_other ON copy_pairs (other_sha256, other_story);

CREATE TABLE copies (
    sha256 TEXT NOT NULL,
    story INTEGER NOT NULL,
    of_sha256 TEXT NOT NULL,          -- the earliest story of the same text
    of_story INTEGER NOT NULL,
    kind TEXT NOT NULL,               -- identical, house_edit, excerpt or back_translation
    kept REAL NOT NULL,               -- share of the copy's words that are the origin's
    shared TEXT NOT NULL,             -- JSON list of [start, end] in the copy's text
    root_sha256 TEXT NOT NULL,        -- the first story of the family
    root_story INTEGER NOT NULL,
    carrier TEXT NOT NULL,            -- who carried the first story; empty where it does not say
    PRIMARY KEY (sha256, story),
    FOREIGN KEY (sha256, story) REFERENCES stories ON DELETE CASCADE
);

CREATE TABLE first_seen (
    sha256 TEXT NOT NULL,
    story INTEGER NOT NULL,
    day TEXT NOT NULL,                -- the day from which the story is to be told, in place of its own
    by_sha256 TEXT NOT NULL,          -- the story that shows it
    by_story INTEGER NOT NULL,
    PRIMARY KEY (sha256, story),
    FOREIGN KEY (sha256, story) REFERENCES stories ON DELETE CASCADE
);

CREATE INDEX claims_denying ON claims (type, denies) WHERE denies IS NOT NULL;

ALTER TABLE events ADD COLUMN outlets INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN anonymous_sources INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN recirculated INTEGER NOT NULL DEFAULT 0;    -- 1 where an old text under a new date tells it
