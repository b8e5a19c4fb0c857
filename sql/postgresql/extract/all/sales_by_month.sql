SELECT c.month_key, c.market, c.region, c.segment_name, c.category_name, c.subcategory_name, sum(c.sales), sum(c.profit),
       sum(c.quantity), sum(c.line_count), sum(c.shipping_cost), count(*)
  FROM (SELECT p.month_key, p.market, p.region, g.segment_name, f.category_name, f.subcategory_name, p.order_id,
               sum(p.sales) AS sales, sum(p.profit) AS profit, sum(p.quantity) AS quantity, count(*) AS line_count,
               sum(p.shipping_cost) AS shipping_cost
          FROM cdc.sale_proof p
          JOIN cdc.product_feed f ON f.product_id = p.product_id
          JOIN oltp.customer u ON u.customer_id = p.customer_id
          JOIN oltp.segment g ON g.segment_id = u.segment_id
         GROUP BY p.month_key, p.market, p.region, g.segment_name, f.category_name, f.subcategory_name, p.order_id) c
 GROUP BY c.month_key, c.market, c.region, c.segment_name, c.category_name, c.subcategory_name
