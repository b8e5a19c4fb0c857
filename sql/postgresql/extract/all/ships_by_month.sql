SELECT p.month_key, p.region, l.ship_mode, sum(p.sales), sum(p.profit), sum(p.quantity), count(*), sum(p.shipping_cost),
       sum(l.ship_date - l.order_date), count(DISTINCT p.order_id), count(DISTINCT r.order_id)
  FROM cdc.sale_proof p
  JOIN oltp.order_line l ON l.order_id = p.order_id AND l.line_no = p.line_no AND l.order_date = p.order_date
  LEFT JOIN (SELECT DISTINCT order_id FROM cdc.return_proof) r ON r.order_id = p.order_id
 GROUP BY p.month_key, p.region, l.ship_mode
