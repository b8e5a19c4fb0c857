SELECT p.month_key, count(*), sum(p.quantity), sum(p.sales), sum(p.profit), sum(p.shipping_cost), sum(cdc.row_hash(p.fields))
  FROM cdc.changed_sale_proof() p
 GROUP BY p.month_key
