-- Names are looked up without case, in words that both kinds of database have an index for.

DROP INDEX parties_by_name;
DROP INDEX sources_by_name;
CREATE INDEX parties_by_name ON parties (lower(name), role);
CREATE INDEX sources_by_name ON sources (lower(name));
