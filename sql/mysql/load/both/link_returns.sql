-- A sale shows the first return of its order.
UPDATE (SELECT order_id, order_date_key, MIN(return_id) AS return_id
          FROM stage_return GROUP BY order_id, order_date_key) s
  STRAIGHT_JOIN dim_return d ON d.return_id = s.return_id
  STRAIGHT_JOIN fact_sales f ON f.order_id = s.order_id AND f.order_date_key = s.order_date_key
   SET f.return_key = d.return_key
