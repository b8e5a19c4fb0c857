-- A sale shows the first return of its order. The index is named, since a table that this transaction
-- has just filled still counts as empty.
SELECT s.order_id, s.order_date_key, d.return_key
  FROM (SELECT order_id, order_date_key, MIN(return_id) AS return_id
          FROM stage_return GROUP BY order_id, order_date_key) s
  STRAIGHT_JOIN dim_return d FORCE INDEX (return_id) ON d.return_id = s.return_id
