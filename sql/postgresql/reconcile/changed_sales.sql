SELECT p.month_key, count(*), sum(p.quantity), sum(p.sales), sum(p.profit), sum(p.shipping_cost), sum(cdc.row_hash(p.fields))
  FROM cdc.touched_order() k JOIN cdc.sale_proof p ON p.order_id = k.order_id AND p.order_date = k.order_date
 GROUP BY p.month_key
