SELECT p.month_key, count(*), sum(p.quantity), sum(p.sales), sum(p.profit), sum(p.shipping_cost), sum(cdc.row_hash(p.fields))
  FROM cdc.named('millrace.months') m
  JOIN cdc.sale_proof p ON p.order_date >= m::date AND p.order_date < m::date + interval '1 month'
 GROUP BY p.month_key
