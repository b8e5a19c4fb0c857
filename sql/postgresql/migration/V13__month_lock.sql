-- Whoever wrote into DEFAULT between the emptying and the making of the month made it fail. The lock
-- that the making needs is now taken first, so nothing gets in between.
CREATE OR REPLACE FUNCTION oltp.add_month(root text, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  partition_name text := root || to_char(month, '_YYYY_MM');
  next_month date := (month + interval '1 month')::date;
  before text := audit.pause();
  moved bigint;
BEGIN
  EXECUTE format('LOCK TABLE oltp.%I IN ACCESS EXCLUSIVE MODE', root || '_default');
  EXECUTE format('CREATE TEMPORARY TABLE moving ON COMMIT DROP AS SELECT * FROM oltp.%I LIMIT 0', root);
  EXECUTE format(
    'WITH gone AS (DELETE FROM oltp.%I WHERE order_date >= $1 AND order_date < $2 RETURNING *)
     INSERT INTO moving SELECT * FROM gone', root || '_default') USING month, next_month;
  GET DIAGNOSTICS moved = ROW_COUNT;
  EXECUTE format('CREATE TABLE oltp.%I PARTITION OF oltp.%I FOR VALUES FROM (%L) TO (%L)',
    partition_name, root, month, next_month);
  PERFORM audit.watch(format('oltp.%I', partition_name)::regclass, root);
  EXECUTE format('INSERT INTO oltp.%I SELECT * FROM moving', root);
  DROP TABLE moving;
  PERFORM audit.resume(before);
  IF moved > 0 AND NOT audit.is_paused() THEN
    PERFORM audit.note('rows moved', root, jsonb_build_object('partition', partition_name, 'rows', moved));
  END IF;
END $$;
