INSERT INTO agg_ship_month (month_key, region, ship_mode, sales, profit, quantity, line_count, shipping_cost,
                            shipping_days, order_count, returned_count)
SELECT e.month_key, l.region, e.ship_mode, SUM(e.sign * e.sales), SUM(e.sign * e.profit), SUM(e.sign * e.quantity),
       SUM(e.sign), SUM(e.sign * e.shipping_cost), SUM(e.sign * e.shipping_days),
       COUNT(DISTINCT CASE WHEN e.sign > 0 THEN e.order_id END)
         - COUNT(DISTINCT CASE WHEN e.sign < 0 THEN e.order_id END),
       COUNT(DISTINCT CASE WHEN e.sign > 0 AND e.is_returned THEN e.order_id END)
         - COUNT(DISTINCT CASE WHEN e.sign < 0 AND e.is_returned THEN e.order_id END)
  FROM stage_effect e STRAIGHT_JOIN dim_location l ON l.location_key = e.location_key
 WHERE e.kind = 'sale'
 GROUP BY e.month_key, l.region, e.ship_mode
    ON DUPLICATE KEY UPDATE sales = agg_ship_month.sales + VALUES(sales),
       profit = agg_ship_month.profit + VALUES(profit), quantity = agg_ship_month.quantity + VALUES(quantity),
       line_count = agg_ship_month.line_count + VALUES(line_count),
       shipping_cost = agg_ship_month.shipping_cost + VALUES(shipping_cost),
       shipping_days = agg_ship_month.shipping_days + VALUES(shipping_days),
       order_count = agg_ship_month.order_count + VALUES(order_count),
       returned_count = agg_ship_month.returned_count + VALUES(returned_count)
