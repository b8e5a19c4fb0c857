-- One return of an order at a time decides what is still there to come back.
SELECT pg_advisory_xact_lock(hashtextextended('millrace return ' || ?, 0))
