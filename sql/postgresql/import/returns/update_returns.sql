WITH changed AS (
  UPDATE oltp.order_return t
     SET return_date = coalesce(r.return_date, t.return_date),
         return_status = r.status,
         return_region = coalesce(r.region, t.return_region),
         return_reason = coalesce(r.reason, t.return_reason)
    FROM import_return r
    JOIN oltp.sales_order o ON o.order_id = r.order_id
   WHERE r.known AND t.return_id = r.return_id AND t.order_date = o.order_date
     AND (t.return_date, t.return_status, t.return_region, t.return_reason)
         IS DISTINCT FROM
         (coalesce(r.return_date, t.return_date), r.status, coalesce(r.region, t.return_region),
          coalesce(r.reason, t.return_reason))
  RETURNING t.return_id
)
UPDATE import_return r SET changed = true FROM changed c WHERE c.return_id = r.return_id
