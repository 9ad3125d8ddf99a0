-- Since when a page's bytes are kept, and when they were dropped: what retention goes by.

ALTER TABLE pages ADD COLUMN kept_at TEXT NOT NULL DEFAULT ''; -- of pages read before this version, when it came
ALTER TABLE pages ADD COLUMN gone_at TEXT;                     -- none while the bytes are kept, or were never
CREATE INDEX pages_by_keeping ON pages (kept_at) WHERE gone_at IS NULL;
