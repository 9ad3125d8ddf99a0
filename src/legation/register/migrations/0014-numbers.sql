-- How many of some events wait is counted by their numbers.

CREATE INDEX events_by_number ON events (number, status, background, lead_claim);
