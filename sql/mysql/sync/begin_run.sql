INSERT INTO etl_run (kind, status, person, host, fence) VALUES (?, 'running', ?, ?, ?)
