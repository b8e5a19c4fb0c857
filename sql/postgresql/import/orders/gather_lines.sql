-- Each row's place within its order, counting the rejected ones, by Row ID where there is one.
CREATE TEMPORARY TABLE import_line ON COMMIT DROP AS
SELECT r.row_no, r.order_id, r.order_line, n.product_no, r.fault_reason IS NOT NULL AS rejected,
       row_number() OVER (PARTITION BY r.order_id ORDER BY length(r.row_id), r.row_id, r.row_no)::integer AS file_rank
  FROM import_row r
  LEFT JOIN import_product_name n
    ON n.file_id = r.product_id AND n.product_name = r.product_name AND r.fault_reason IS NULL
 WHERE r.order_id IS NOT NULL
