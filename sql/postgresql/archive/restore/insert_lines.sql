INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, discount, profit, ship_date,
  ship_mode, shipping_cost)
SELECT a.order_id, a.line_no, a.order_date, a.product_id, a.quantity, a.sales, a.discount, a.profit, a.ship_date,
       a.ship_mode, a.shipping_cost
  FROM archive_coming k JOIN archived_order_line a ON a.order_id = k.order_id
