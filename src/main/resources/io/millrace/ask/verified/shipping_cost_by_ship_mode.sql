-- question: Shipping cost by ship mode
SELECT ship_mode, SUM(shipping_cost) AS shipping_cost
  FROM fact_sales
 GROUP BY ship_mode
 ORDER BY ship_mode
