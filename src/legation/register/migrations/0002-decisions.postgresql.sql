-- A decision is never changed.

CREATE FUNCTION decisions_stay() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'decisions are never changed or removed'; END $$;
CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION decisions_stay();
