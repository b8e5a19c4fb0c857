SELECT p.month_key, count(*), sum(p.quantity), sum(p.sales), sum(p.profit), sum(p.shipping_cost), sum(cdc.row_hash(p.fields))
  FROM cdc.sale_proof p
 WHERE p.order_date BETWEEN to_date(?::text, 'YYYYMMDD') AND to_date(?::text, 'YYYYMMDD')
 GROUP BY p.month_key
