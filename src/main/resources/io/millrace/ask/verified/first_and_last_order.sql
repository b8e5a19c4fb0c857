-- question: First and last order date
SELECT MIN(d.full_date) AS first_order, MAX(d.full_date) AS last_order
  FROM fact_sales f
  JOIN dim_date d ON d.date_key = f.order_date_key
