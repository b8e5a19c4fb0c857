INSERT INTO agg_sales_month (month_key, market, region, segment_name, category_name, subcategory_name,
                             sales, profit, quantity, line_count, shipping_cost, order_count)
SELECT s.month_key, l.market, l.region, s.segment_name, s.category_name, s.subcategory_name,
       SUM(s.sales) AS sales, SUM(s.profit) AS profit, SUM(s.quantity) AS quantity, SUM(s.line_count) AS line_count,
       SUM(s.shipping_cost) AS shipping_cost, SUM(s.order_count) AS order_count
  FROM stage_cell s STRAIGHT_JOIN dim_location l ON l.location_key = s.location_key
 WHERE s.level = 'subcategory'
 GROUP BY s.month_key, l.market, l.region, s.segment_name, s.category_name, s.subcategory_name
    ON DUPLICATE KEY UPDATE sales = agg_sales_month.sales + VALUES(sales), profit = agg_sales_month.profit + VALUES(profit),
       quantity = agg_sales_month.quantity + VALUES(quantity), line_count = agg_sales_month.line_count + VALUES(line_count),
       shipping_cost = agg_sales_month.shipping_cost + VALUES(shipping_cost),
       order_count = agg_sales_month.order_count + VALUES(order_count)
