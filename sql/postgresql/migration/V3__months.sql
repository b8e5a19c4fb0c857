-- Monthly partitions of the two tables that grow with business.

-- Gives one month of one table its own partition. Rows of that month wait in DEFAULT; they move
-- through the root table, so that capture stamps them: the sync sees a delete and an insert.
CREATE FUNCTION oltp.add_month(root text, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  partition_name text := root || to_char(month, '_YYYY_MM');
  next_month date := (month + interval '1 month')::date;
BEGIN
  EXECUTE format('CREATE TEMPORARY TABLE moving ON COMMIT DROP AS SELECT * FROM oltp.%I LIMIT 0', root);
  EXECUTE format(
    'WITH gone AS (DELETE FROM oltp.%I WHERE order_date >= $1 AND order_date < $2 RETURNING *)
     INSERT INTO moving SELECT * FROM gone', root || '_default') USING month, next_month;
  EXECUTE format('CREATE TABLE oltp.%I PARTITION OF oltp.%I FOR VALUES FROM (%L) TO (%L)',
    partition_name, root, month, next_month);
  EXECUTE format('INSERT INTO oltp.%I SELECT * FROM moving', root);
  DROP TABLE moving;
END $$;

-- Makes the months from first_day's to last_day's in both tables: all of them outside the range that
-- exists, so that the range stays whole; within it only those whose rows wait in DEFAULT, since a
-- month missing there was archived. Returns how many partitions were made.
CREATE FUNCTION oltp.ensure_months(first_day date, last_day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  root text;
  month date;
  first_made date;
  last_made date;
  waiting boolean;
  made integer := 0;
BEGIN
  FOREACH root IN ARRAY ARRAY['order_line', 'order_return'] LOOP
    SELECT min(to_date(right(c.relname, 7), 'YYYY_MM')), max(to_date(right(c.relname, 7), 'YYYY_MM'))
      INTO first_made, last_made
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = format('oltp.%I', root)::regclass AND c.relname ~ '_\d{4}_\d{2}$';
    FOR month IN
      SELECT m::date
        FROM generate_series(date_trunc('month', least(first_day, first_made)::timestamp),
                             date_trunc('month', greatest(last_day, last_made)::timestamp), interval '1 month') m
    LOOP
      CONTINUE WHEN to_regclass(format('oltp.%I', root || to_char(month, '_YYYY_MM'))) IS NOT NULL;
      IF month BETWEEN first_made AND last_made THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM oltp.%I WHERE order_date >= $1 AND order_date < $1 + interval ''1 month'')',
          root || '_default') INTO waiting USING month;
        CONTINUE WHEN NOT waiting;
      END IF;
      PERFORM oltp.add_month(root, month);
      made := made + 1;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;

-- What each sync asks for: the months ahead, and one for whatever fell into DEFAULT. Rows more than
-- ten years from today stay in DEFAULT: a stray date must not make hundreds of partitions. While
-- somebody's transaction is open, nothing is made: waiting for it would hold up all others, and the
-- rows are as well in DEFAULT until the next time.
CREATE FUNCTION oltp.keep_months(months_ahead integer) RETURNS integer LANGUAGE plpgsql SET lock_timeout = '200ms' AS $$
BEGIN
  RETURN (
    SELECT oltp.ensure_months(least(min(d.order_date), current_date),
                              greatest(max(d.order_date), (current_date + make_interval(months => months_ahead))::date))
      FROM (SELECT order_date FROM oltp.order_line_default UNION ALL SELECT order_date FROM oltp.order_return_default) d
     WHERE d.order_date BETWEEN current_date - interval '10 years' AND current_date + interval '10 years');
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN 0;
END $$;
