INSERT INTO etl_run (kind, status, person, host, fence, month_key, message) VALUES (?, 'running', ?, ?, ?, ?, ?)
