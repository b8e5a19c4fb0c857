-- Usually no row is held back. Looking each row up in five empty lists made the planner keep all lines of
-- the shop in a table of its own: a million lines took 4.9 seconds, and 3.7 without.
CREATE OR REPLACE VIEW cdc.sale_proof AS
  SELECT l.order_id, l.line_no, l.order_date, cdc.date_key(l.order_date) / 100 AS month_key,
         o.customer_id, l.product_id, o.market, o.region, l.quantity, l.sales, l.profit, l.shipping_cost,
         concat_ws(chr(31), l.order_id, l.line_no, cdc.date_key(l.order_date), cdc.date_key(l.ship_date),
           o.customer_id, l.product_id, o.ship_country, o.ship_state, o.ship_city, o.ship_postal_code, o.region,
           o.market, o.order_priority, l.ship_mode, l.quantity, l.sales, l.discount, l.profit, l.shipping_cost) AS fields
    FROM oltp.order_line l JOIN oltp.sales_order o ON o.order_id = l.order_id
   WHERE (SELECT coalesce(current_setting('millrace.held', true), '') IN ('', '[]'))
      OR (NOT EXISTS (SELECT FROM cdc.held('order_line') h WHERE h.order_id = l.order_id AND h.line_no = l.line_no
                        AND h.order_date_key IS NULL)
     AND NOT EXISTS (SELECT FROM cdc.held('order_line') h WHERE h.order_id = l.order_id AND h.line_no = l.line_no
                        AND h.order_date_key = cdc.date_key(l.order_date))
     AND NOT EXISTS (SELECT FROM cdc.held('sales_order') h WHERE h.order_id = l.order_id)
     AND NOT EXISTS (SELECT FROM cdc.held('customer') h WHERE h.customer_id = o.customer_id)
     AND NOT EXISTS (SELECT FROM cdc.held('product') h WHERE h.product_id = l.product_id));
