SELECT l.line_no, l.product_id, p.product_name, b.subcategory_name, c.category_name, l.quantity, l.sales, l.discount,
       l.profit, l.ship_date, l.ship_mode, l.shipping_cost
  FROM oltp.order_line l
  JOIN oltp.product p ON p.product_id = l.product_id
  JOIN oltp.subcategory b ON b.subcategory_id = p.subcategory_id
  JOIN oltp.category c ON c.category_id = b.category_id
 WHERE l.order_id = ? AND l.order_date = ?
 ORDER BY l.line_no
