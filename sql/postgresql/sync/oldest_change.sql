-- When the oldest of what a sync carries was written.
SELECT min(c.written_at)
  FROM (SELECT cdc.since() AS since) w
 CROSS JOIN LATERAL (
       SELECT l.tbl_last_dt AS written_at FROM oltp.order_line l WHERE cdc.is_new(l.tbl_last_xid, w.since)
        UNION ALL
       SELECT o.tbl_last_dt FROM oltp.sales_order o WHERE cdc.is_new(o.tbl_last_xid, w.since)
        UNION ALL
       SELECT r.tbl_last_dt FROM oltp.order_return r WHERE cdc.is_new(r.tbl_last_xid, w.since)
        UNION ALL
       SELECT u.tbl_last_dt FROM oltp.customer u WHERE cdc.is_new(u.tbl_last_xid, w.since)
        UNION ALL
       SELECT p.tbl_last_dt FROM oltp.product p WHERE cdc.is_new(p.tbl_last_xid, w.since)
        UNION ALL
       SELECT t.written_at FROM cdc.tombstone t WHERE cdc.is_new(t.written_xid, w.since)) c
