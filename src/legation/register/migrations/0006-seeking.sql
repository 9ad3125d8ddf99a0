-- Indexes that hold all that is asked while looking for what is rare, so that no row is read but those shown.

DROP INDEX claims_by_act;
CREATE INDEX claims_by_act ON claims (type, phase, claim_id);
CREATE INDEX claims_by_phase ON claims (phase, claim_id);
CREATE INDEX claims_by_category ON claims (lower(category), claim_id);
CREATE INDEX claims_by_unroca ON claims (unroca) WHERE unroca IS NOT NULL;
CREATE INDEX claims_placed ON claims (claim_id, sha256, story, background);
DROP INDEX parties_by_state;
CREATE INDEX parties_by_state ON parties (iso3, role, claim_id);
CREATE INDEX event_claims_both ON event_claims (claim_id, event_id);
CREATE INDEX events_placed ON events (event_id, at, background);
CREATE INDEX pages_placed ON pages (sha256, path);
DROP INDEX claims_over_years;
CREATE INDEX claims_over_years ON claims (date_from, date_to)
    WHERE (date_from IS NULL OR date_to IS NULL OR substr(date_from, 1, 4) <> substr(date_to, 1, 4))
    AND (date_from IS NOT NULL OR date_to IS NOT NULL);
