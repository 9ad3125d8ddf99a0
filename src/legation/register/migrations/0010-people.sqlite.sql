-- What was done, and what somebody thought, is never changed.

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER opinions_stay BEFORE UPDATE ON opinions BEGIN SELECT raise(ABORT, 'opinions are never changed'); END;
CREATE TRIGGER opinions_remain BEFORE DELETE ON opinions BEGIN SELECT raise(ABORT, 'opinions are never changed'); END;
