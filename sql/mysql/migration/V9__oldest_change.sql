-- When the oldest change was written that a sync carried: how long it took to be seen.
ALTER TABLE etl_run ADD COLUMN oldest_change_at TIMESTAMP(3) NULL AFTER started_at;
