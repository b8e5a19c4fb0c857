SELECT oltp.add_month(t.root, m.month)
  FROM (SELECT n::date AS month FROM cdc.named('millrace.months') n) m
 CROSS JOIN (VALUES ('order_line'), ('order_return')) t (root)
 WHERE to_regclass(format('oltp.%I', t.root || to_char(m.month, '_YYYY_MM'))) IS NULL
