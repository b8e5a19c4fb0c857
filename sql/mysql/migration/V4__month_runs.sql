-- A month that is archived or restored is a run too. month_key is yyyymm, and empty for a sync.
ALTER TABLE etl_run ADD COLUMN month_key INT NULL AFTER fence;
CREATE INDEX by_month ON etl_run (month_key);
