WITH contradiction AS (
  SELECT r.row_no, f.line,
         concat_ws('; ', CASE WHEN r.status <> f.status THEN 'Returned' END,
                         CASE WHEN r.reason <> f.reason THEN 'Reason' END,
                         CASE WHEN r.region <> f.region THEN 'Region' END) AS titles,
         concat_ws('; ', CASE WHEN r.status <> f.status THEN r.status END,
                         CASE WHEN r.reason <> f.reason THEN r.reason END,
                         CASE WHEN r.region <> f.region THEN r.region END) AS own_values
    FROM import_return r JOIN import_return f ON f.row_no = r.leader
   WHERE r.status <> f.status OR r.reason <> f.reason OR r.region <> f.region
)
UPDATE import_row r
   SET fault_column = c.titles, fault_value = c.own_values,
       fault_reason = format('Line %s says otherwise about the same return.', c.line)
  FROM contradiction c WHERE c.row_no = r.row_no
