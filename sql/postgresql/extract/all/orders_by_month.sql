SELECT c.month_key, c.market, c.region, c.segment_name, coalesce(c.category_name, ''), count(*)
  FROM (SELECT p.month_key, p.market, p.region, g.segment_name, f.category_name, p.order_id
          FROM cdc.sale_proof p
          JOIN cdc.product_feed f ON f.product_id = p.product_id
          JOIN oltp.customer u ON u.customer_id = p.customer_id
          JOIN oltp.segment g ON g.segment_id = u.segment_id
         GROUP BY GROUPING SETS ((p.month_key, p.market, p.region, g.segment_name, f.category_name, p.order_id),
                                 (p.month_key, p.market, p.region, g.segment_name, p.order_id))) c
 GROUP BY c.month_key, c.market, c.region, c.segment_name, coalesce(c.category_name, '')
