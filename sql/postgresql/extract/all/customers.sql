-- As cdc.customer_feed, but with the first orders of all customers in one go.
SELECT c.customer_id, c.customer_name, s.segment_name, c.email, c.phone, o.first_order_date
  FROM oltp.customer c
  JOIN oltp.segment s USING (segment_id)
  LEFT JOIN (SELECT customer_id, min(order_date) AS first_order_date FROM oltp.sales_order
              WHERE cdc.date_key(order_date) > 0 GROUP BY customer_id) o USING (customer_id)
