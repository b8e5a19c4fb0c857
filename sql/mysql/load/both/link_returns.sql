-- A sale shows the first return of its order. The index is named, since a table that this transaction
-- has just filled still counts as empty, and would be read as a whole for each return.
UPDATE (SELECT order_id, order_date_key, MIN(return_id) AS return_id
          FROM stage_return GROUP BY order_id, order_date_key) s
  STRAIGHT_JOIN dim_return d FORCE INDEX (return_id) ON d.return_id = s.return_id
  STRAIGHT_JOIN fact_sales f FORCE INDEX (line) ON f.order_id = s.order_id AND f.order_date_key = s.order_date_key
   SET f.return_key = d.return_key
