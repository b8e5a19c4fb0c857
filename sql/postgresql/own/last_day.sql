-- The last day, up to today, on which the person worked: today's month counts by orders and returns,
-- else the last order does, and without any the last return.
SELECT CASE WHEN greatest(o.day, r.day) >= date_trunc('month', f.today) THEN greatest(o.day, r.day) ELSE coalesce(o.day, r.day) END
  FROM (SELECT ?::date AS today) f
 CROSS JOIN LATERAL (SELECT max(order_date) AS day FROM oltp.sales_order
                      WHERE entered_by = session_user AND order_date <= f.today) o
 CROSS JOIN LATERAL (SELECT max(return_date) AS day FROM oltp.order_return
                      WHERE entered_by = session_user AND return_date <= f.today) r
