-- One row per order and day: rows that say the same return again are repeats of the first one. A row
-- without a day repeats whatever else the file says about its order.
CREATE TEMPORARY TABLE import_return ON COMMIT DROP AS
SELECT row_no, line, order_id, status, return_date, reason, region,
       first_value(row_no) OVER same AS leader,
       NULL::bigint AS return_id, false AS known, false AS changed
  FROM (SELECT r.*, coalesce(return_date, min(return_date) OVER (PARTITION BY order_id)) AS day
          FROM import_row r WHERE fault_reason IS NULL AND status IS NOT NULL) said
WINDOW same AS (PARTITION BY order_id, day ORDER BY return_date IS NULL, row_no)
