-- What one piece sold for before any discount, and what it cost, when it was last sold.
SELECT round(l.sales / (l.quantity * (1 - l.discount)), 4) AS price, round((l.sales - l.profit) / l.quantity, 4) AS cost
  FROM oltp.order_line l
 WHERE l.product_id = ? AND l.discount < 1
 ORDER BY l.order_date DESC, l.tbl_last_dt DESC
 LIMIT 1
