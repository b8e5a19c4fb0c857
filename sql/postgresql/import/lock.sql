-- One import at a time decides what is new.
SELECT pg_advisory_xact_lock(hashtextextended('millrace import', 0))
