-- What does not depend on this session: the time zone of the server, and how texts are stored.
SELECT CASE WHEN @@global.time_zone = 'SYSTEM' THEN @@system_time_zone ELSE @@global.time_zone END AS time_zone,
       CONCAT(@@character_set_database, ', ', @@collation_database) AS encoding
