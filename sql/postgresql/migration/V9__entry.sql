-- What entering orders, returns, customers and files needs beyond the tables themselves.

-- Which lines of the order came back, by their numbers; NULL means all of them.
ALTER TABLE oltp.order_return
  ADD COLUMN returned_lines integer[] CHECK (cardinality(returned_lines) > 0 AND array_position(returned_lines, NULL) IS NULL);

-- A person's own month, on each opening of the desktop.
CREATE INDEX sales_order_entered_by ON oltp.sales_order (entered_by, order_date);

-- Numbers, taken before anything is saved: whoever saves again after a lost connection has the same
-- number again. They skip what files brought along; whether a number is taken, only the owner sees.
CREATE SEQUENCE oltp.order_number;
CREATE SEQUENCE oltp.customer_number;

CREATE FUNCTION oltp.new_order_id() RETURNS text LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  id text;
BEGIN
  LOOP
    id := format('ORD-%s-%s', to_char(current_date, 'YYYY'), lpad(nextval('oltp.order_number')::text, 7, '0'));
    EXIT WHEN NOT EXISTS (SELECT FROM oltp.sales_order o WHERE o.order_id = id);
  END LOOP;
  RETURN id;
END $$;

-- Such as AF-0000012 for Ada Fox.
CREATE FUNCTION oltp.new_customer_id(customer_name text) RETURNS text LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  initials text := upper(regexp_replace(customer_name, '^\s*(\S)\S*(?:.*\s(\S)\S*)?\s*$', '\1\2'));
  id text;
BEGIN
  LOOP
    id := format('%s-%s', CASE WHEN initials ~ '^[A-Z]{1,2}$' THEN initials ELSE 'CU' END,
                 lpad(nextval('oltp.customer_number')::text, 7, '0'));
    EXIT WHEN NOT EXISTS (SELECT FROM oltp.customer c WHERE c.customer_id = id);
  END LOOP;
  RETURN id;
END $$;

-- Whether an associate may see this order, as the policies of the tables say it.
CREATE FUNCTION oltp.is_visible(entered_by text, region text) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, pg_temp
  AS $$ SELECT entered_by = session_user OR region = ANY (auth.my_regions()) OR '*' = ANY (auth.my_regions()) $$;

-- What the checks of the sync say of one order with its lines, returns, customer and products, of one
-- customer or of one product; asked within the transaction that writes it.
CREATE FUNCTION oltp.entry_faults(kind text, id text) RETURNS TABLE (table_name text, reason text) LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  ids text[] := ARRAY[id];
BEGIN
  IF kind = 'order' THEN
    IF NOT EXISTS (SELECT FROM oltp.sales_order o WHERE o.order_id = id AND oltp.is_visible(o.entered_by, o.region)) THEN
      RETURN;
    END IF;
    ids := ids || ARRAY(SELECT o.customer_id::text FROM oltp.sales_order o WHERE o.order_id = id
                        UNION SELECT l.product_id FROM oltp.order_line l WHERE l.order_id = id);
  END IF;
  RETURN QUERY
    SELECT DISTINCT f.table_name, f.reason
      FROM (SELECT * FROM quality.customer_exists(NULL, ids)
            UNION ALL SELECT * FROM quality.order_linked(NULL, ids)
            UNION ALL SELECT * FROM quality.product_exists(NULL, ids)
            UNION ALL SELECT * FROM quality.return_refers_to_order(NULL, ids)
            UNION ALL SELECT * FROM quality.orphans(NULL, ids)
            UNION ALL SELECT * FROM quality.domain_and_range(NULL, ids)
            UNION ALL SELECT * FROM quality.duplicates_and_required(NULL, ids)) f
     WHERE CASE kind WHEN 'order' THEN f.table_name IN ('customer', 'product') OR f.row_key ->> 'order_id' = id
                     ELSE f.table_name = kind END;
END $$;

-- Those of a file's orders that somebody else entered, whether the person may see them or not: their
-- rows cannot be written by him.
CREATE FUNCTION oltp.orders_of_others(ids text[]) RETURNS SETOF text LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT o.order_id FROM oltp.sales_order o WHERE o.order_id = ANY (ids) AND o.entered_by <> session_user $$;

-- How to reach a customer, and whether the person may know: who has him on an order that he may see,
-- or who just made him.
DROP FUNCTION oltp.customer_contact(varchar);
CREATE FUNCTION oltp.customer_contact(customer varchar, OUT email varchar, OUT phone varchar, OUT may_know boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN k.may_know THEN c.email END, CASE WHEN k.may_know THEN c.phone END, k.may_know
    FROM oltp.customer c
   CROSS JOIN LATERAL (
           SELECT NOT EXISTS (SELECT FROM oltp.sales_order o WHERE o.customer_id = customer)
                  OR EXISTS (SELECT FROM oltp.sales_order o
                              WHERE o.customer_id = customer AND oltp.is_visible(o.entered_by, o.region))) k (may_know)
   WHERE c.customer_id = customer
$$;

-- Who changed a customer or a product, and what: from the audit, without how to reach a customer whom
-- the person does not serve.
CREATE FUNCTION oltp.history(subject text, id text)
  RETURNS TABLE (written_at timestamptz, person text, event text, before jsonb, after jsonb) LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  hidden text[] := '{}';
BEGIN
  IF subject NOT IN ('customer', 'product') THEN
    RAISE EXCEPTION 'There is no history of a %.', subject USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF subject = 'customer' AND NOT coalesce((SELECT c.may_know FROM oltp.customer_contact(id) c), false) THEN
    hidden := '{email,phone}';
  END IF;
  RETURN QUERY
    SELECT r.written_at, r.person, r.event, x.before - hidden, x.after - hidden
      FROM audit.record r JOIN audit.change x ON x.record_id = r.record_id
     WHERE r.subject = history.subject
       AND coalesce(x.after, x.before) ->> (history.subject || '_id') = id
     ORDER BY r.record_id DESC
     LIMIT 200;
END $$;

-- Entry makes what a file or a form names for the first time, and corrects what it is called; the
-- audit keeps what it was before. Months are made by the sync: rows wait in DEFAULT until then.
GRANT USAGE ON SCHEMA quality TO millrace_associate;
GRANT SELECT ON quality.known_value TO millrace_associate;
GRANT INSERT (segment_name) ON oltp.segment TO millrace_associate;
GRANT INSERT (category_name) ON oltp.category TO millrace_associate;
GRANT INSERT (subcategory_name, category_id) ON oltp.subcategory TO millrace_associate;
GRANT INSERT (product_id, product_name, subcategory_id), UPDATE (product_name, subcategory_id)
   ON oltp.product TO millrace_associate;
GRANT INSERT (returned_lines), UPDATE (returned_lines) ON oltp.order_return TO millrace_associate;
REVOKE ALL ON FUNCTION oltp.new_order_id(), oltp.new_customer_id(text), oltp.is_visible(text, text),
  oltp.entry_faults(text, text), oltp.orders_of_others(text[]), oltp.customer_contact(varchar), oltp.history(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION oltp.new_order_id(), oltp.new_customer_id(text), oltp.entry_faults(text, text),
  oltp.orders_of_others(text[]), oltp.customer_contact(varchar), oltp.history(text, text) TO millrace_associate;
