-- Lists are looked through in the narrow rows, too: these know the day by which an event is listed, and which side of a
-- claim's days is open; and an index has them in the order of the list with all that most filters ask for.

ALTER TABLE facets ADD COLUMN at TEXT;                           -- the day by which its event is listed
ALTER TABLE facets ADD COLUMN open INTEGER NOT NULL DEFAULT 0;   -- 1 where the claim's last day is not known, 2 where its first is not

UPDATE facets SET
    at = (SELECT e.at FROM event_ids i JOIN events e ON e.event_id = i.event_id WHERE i.number = facets.event),
    open = (SELECT CASE WHEN c.date_from IS NULL AND c.date_to IS NOT NULL THEN 2
        WHEN c.date_from IS NOT NULL AND c.date_to IS NULL THEN 1 ELSE 0 END FROM claims c WHERE c.number = facets.number);

DROP INDEX facets_by_kind;
DROP INDEX facets_by_sides;
CREATE INDEX facets_by_kind ON facets (kind, event, mixed, sides, first, last, month, at, aside, open);
CREATE INDEX facets_by_sides ON facets (sides, event, mixed, kind, first, last, month, at, aside, open);
CREATE INDEX facets_listed ON facets (at, event, kind, sides, first, last, aside, open);
