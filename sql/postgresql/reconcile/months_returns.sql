SELECT p.month_key, count(*), 0, 0, 0, 0, sum(cdc.row_hash(p.fields))
  FROM cdc.named('millrace.months') m
  JOIN cdc.return_proof p ON p.order_date >= m::date AND p.order_date < m::date + interval '1 month'
 GROUP BY p.month_key
