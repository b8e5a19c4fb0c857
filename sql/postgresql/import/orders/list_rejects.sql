-- What was rejected, in the file's order. The number of the order's line is given, so that the
-- repaired row finds its place, unless another line is stored there or the row stands twice.
SELECT r.row_no, r.line, r.fault_column, r.fault_value, r.fault_reason,
       CASE WHEN r.fault_column IN ('Row ID', 'Order Line') OR t.line_no IS NOT NULL THEN NULL
            ELSE coalesce(r.order_line, l.file_rank) END AS order_line
  FROM import_row r
  LEFT JOIN import_line l ON l.row_no = r.row_no
  LEFT JOIN oltp.sales_order s ON s.order_id = r.order_id
  LEFT JOIN oltp.order_line t
    ON t.order_id = s.order_id AND t.order_date = s.order_date AND t.line_no = coalesce(r.order_line, l.file_rank)
   AND regexp_replace(t.product_id, '#[0-9]+$', '') IS DISTINCT FROM r.product_id
 WHERE r.fault_reason IS NOT NULL
 ORDER BY r.row_no
