-- What was done, and what somebody thought, is never changed.

CREATE FUNCTION people_stay() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log and opinions are never changed'; END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH STATEMENT EXECUTE FUNCTION people_stay();
CREATE TRIGGER opinions_stay BEFORE UPDATE OR DELETE ON opinions FOR EACH STATEMENT EXECUTE FUNCTION people_stay();
