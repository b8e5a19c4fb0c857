-- What does not depend on this session: the time zone of the server, and how texts are stored.
SELECT (SELECT reset_val FROM pg_settings WHERE name = 'TimeZone') AS time_zone,
       pg_encoding_to_char(encoding) || ', ' || datcollate AS encoding
  FROM pg_database
 WHERE datname = current_database()
