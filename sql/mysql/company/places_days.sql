SELECT l.market, l.region, SUM(f.sales) AS sales, SUM(f.profit) AS profit, COUNT(DISTINCT f.order_id) AS orders
  FROM fact_sales f
  JOIN dim_location l ON l.location_key = f.location_key
 WHERE f.order_date_key BETWEEN ? AND ?
 GROUP BY l.market, l.region
