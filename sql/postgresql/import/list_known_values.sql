SELECT kind, value FROM quality.known_value ORDER BY kind, value
