SELECT p.month_key, extract(isodow FROM p.order_date), p.region, y.category_name, l.ship_mode, sum(p.sales), sum(p.profit),
       sum(p.quantity), count(*)
  FROM cdc.sale_proof p
  JOIN oltp.order_line l ON l.order_id = p.order_id AND l.line_no = p.line_no AND l.order_date = p.order_date
  JOIN oltp.product d ON d.product_id = p.product_id
  JOIN oltp.subcategory s ON s.subcategory_id = d.subcategory_id
  JOIN oltp.category y ON y.category_id = s.category_id
 GROUP BY p.month_key, extract(isodow FROM p.order_date), p.region, y.category_name, l.ship_mode
