-- Monthly partitions of the two tables that grow with business.

-- The months between two dates that a partition may have: a stray date (year 0212, 9999) must not
-- make thousands of partitions; such rows stay in DEFAULT, where they are found like any other.
CREATE FUNCTION oltp.first_month() RETURNS date LANGUAGE sql IMMUTABLE AS $$ SELECT date '1990-01-01' $$;
CREATE FUNCTION oltp.last_month() RETURNS date LANGUAGE sql IMMUTABLE AS $$ SELECT date '2059-12-01' $$;

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

-- Makes every month from first_day's to last_day's that is missing, in both tables, and closes
-- gaps to the months that exist. Returns how many partitions were made.
CREATE FUNCTION oltp.ensure_months(first_day date, last_day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  root text;
  month date;
  first_made date;
  last_made date;
  made integer := 0;
BEGIN
  FOREACH root IN ARRAY ARRAY['order_line', 'order_return'] LOOP
    SELECT min(to_date(right(c.relname, 7), 'YYYY_MM')), max(to_date(right(c.relname, 7), 'YYYY_MM'))
      INTO first_made, last_made
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = format('oltp.%I', root)::regclass AND c.relname ~ '_\d{4}_\d{2}$';
    FOR month IN
      SELECT m::date
        FROM generate_series(
               date_trunc('month', greatest(least(first_day, first_made), oltp.first_month())::timestamp),
               date_trunc('month', least(greatest(last_day, last_made), oltp.last_month())::timestamp),
               interval '1 month') m
    LOOP
      IF to_regclass(format('oltp.%I', root || to_char(month, '_YYYY_MM'))) IS NULL THEN
        PERFORM oltp.add_month(root, month);
        made := made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
