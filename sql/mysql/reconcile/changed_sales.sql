SELECT f.order_date_key DIV 100 AS month_key, COUNT(*), SUM(f.quantity), SUM(f.sales), SUM(f.profit), SUM(f.shipping_cost),
       SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS(CHAR(31), f.order_id, f.line_no, f.order_date_key, f.ship_date_key, c.customer_id,
         p.product_id, l.country, l.state, l.city, l.postal_code, l.region, l.market, f.order_priority, f.ship_mode,
         f.quantity, f.sales, f.discount, f.profit, f.shipping_cost), 256), 12), 16, 10) AS UNSIGNED))
  FROM stage_touched_order t
  STRAIGHT_JOIN fact_sales f ON f.order_id = t.order_id AND f.order_date_key = t.order_date_key
  STRAIGHT_JOIN dim_customer c ON c.customer_key = f.customer_key
  STRAIGHT_JOIN dim_product p ON p.product_key = f.product_key
  STRAIGHT_JOIN dim_location l ON l.location_key = f.location_key
 GROUP BY month_key
