-- Quarters are numbered through: four times the year, and the quarter from 0.
SELECT active.cohort, active.quarter_no - active.cohort AS quarters_later, COUNT(*) AS customers
  FROM (SELECT DISTINCT f.customer_key, YEAR(c.first_order_date) * 4 + QUARTER(c.first_order_date) - 1 AS cohort,
               f.order_date_key DIV 10000 * 4 + (f.order_date_key DIV 100 % 100 - 1) DIV 3 AS quarter_no
          FROM fact_sales f
          JOIN dim_customer c ON c.customer_key = f.customer_key
         WHERE c.first_order_date IS NOT NULL) active
 GROUP BY active.cohort, quarters_later
 ORDER BY active.cohort, quarters_later
