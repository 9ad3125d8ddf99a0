-- What short answers to filters are found by.

ALTER TABLE events ADD COLUMN at TEXT NOT NULL DEFAULT '9999';  -- the day by which events are listed, the undated last
CREATE INDEX events_by_time ON events (at, event_id);
CREATE INDEX claims_by_item ON claims (item);
CREATE INDEX claims_by_designation ON claims (designation);
CREATE INDEX claims_over_years ON claims (number)
    WHERE date_from IS NULL OR date_to IS NULL OR substr(date_from, 1, 4) <> substr(date_to, 1, 4);
