-- At which turn of the register a narrow row was written, so that a program that holds these rows reads only what is new.

ALTER TABLE facets ADD COLUMN turn BIGINT NOT NULL DEFAULT 0;   -- turns.number after the change that wrote it; 0 of before
CREATE INDEX facets_by_turn ON facets (turn);
