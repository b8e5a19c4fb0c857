INSERT INTO agg_weekday_month (month_key, weekday, region, category_name, ship_mode, sales, profit, quantity, line_count)
SELECT e.month_key, e.weekday, l.region, e.category_name, e.ship_mode, SUM(e.sign * e.sales), SUM(e.sign * e.profit),
       SUM(e.sign * e.quantity), SUM(e.sign)
  FROM stage_effect e STRAIGHT_JOIN dim_location l ON l.location_key = e.location_key
 WHERE e.kind = 'sale'
 GROUP BY e.month_key, e.weekday, l.region, e.category_name, e.ship_mode
    ON DUPLICATE KEY UPDATE sales = agg_weekday_month.sales + VALUES(sales),
       profit = agg_weekday_month.profit + VALUES(profit), quantity = agg_weekday_month.quantity + VALUES(quantity),
       line_count = agg_weekday_month.line_count + VALUES(line_count)
