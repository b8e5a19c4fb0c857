SELECT c.month_key, c.market, c.region, g.segment_name, y.category_name, s.subcategory_name, c.sales, c.profit,
       c.quantity, c.line_count, c.shipping_cost, c.order_count, c.shipping_days, c.returned_count
  FROM (SELECT p.month_key, p.market, p.region, u.segment_id, d.subcategory_id, sum(p.sales) AS sales, sum(p.profit) AS profit,
               sum(p.quantity) AS quantity, count(*) AS line_count, sum(p.shipping_cost) AS shipping_cost,
               count(DISTINCT p.order_id) AS order_count, sum(l.ship_date - l.order_date) AS shipping_days,
               count(DISTINCT r.order_id) AS returned_count
          FROM cdc.sale_proof p
          JOIN oltp.order_line l ON l.order_id = p.order_id AND l.line_no = p.line_no AND l.order_date = p.order_date
          LEFT JOIN (SELECT DISTINCT order_id FROM cdc.return_proof) r ON r.order_id = p.order_id
          JOIN oltp.product d ON d.product_id = p.product_id
          JOIN oltp.customer u ON u.customer_id = p.customer_id
         GROUP BY p.month_key, p.market, p.region, u.segment_id, d.subcategory_id) c
  JOIN oltp.segment g ON g.segment_id = c.segment_id
  JOIN oltp.subcategory s ON s.subcategory_id = c.subcategory_id
  JOIN oltp.category y ON y.category_id = s.category_id
