-- Repeats of a return, and rows that say that an order was not returned, change nothing.
SELECT count(*) FILTER (WHERE r.fault_reason IS NOT NULL) AS rejected,
       count(*) FILTER (WHERE r.fault_reason IS NULL AND t.leader = t.row_no AND NOT t.known) AS added,
       count(*) FILTER (WHERE r.fault_reason IS NULL AND t.changed) AS changed,
       count(*) FILTER (WHERE r.fault_reason IS NULL
                          AND (t.row_no IS NULL OR t.leader <> t.row_no OR t.known AND NOT t.changed)) AS unchanged
  FROM import_row r LEFT JOIN import_return t ON t.row_no = r.row_no
