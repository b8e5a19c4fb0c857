-- By numbers first, by names last: names are long to compare, and each has one number.
SELECT c.month_key, c.market, c.region, g.segment_name, coalesce(y.category_name, ''), c.order_count, c.returned_count
  FROM (SELECT p.month_key, p.market, p.region, u.segment_id, s.category_id, count(DISTINCT p.order_id) AS order_count,
               count(DISTINCT r.order_id) AS returned_count
          FROM cdc.sale_proof p
          LEFT JOIN (SELECT DISTINCT order_id FROM cdc.return_proof) r ON r.order_id = p.order_id
          JOIN oltp.product d ON d.product_id = p.product_id
          JOIN oltp.subcategory s ON s.subcategory_id = d.subcategory_id
          JOIN oltp.customer u ON u.customer_id = p.customer_id
         GROUP BY GROUPING SETS ((p.month_key, p.market, p.region, u.segment_id, s.category_id),
                                 (p.month_key, p.market, p.region, u.segment_id))) c
  JOIN oltp.segment g ON g.segment_id = c.segment_id
  LEFT JOIN oltp.category y ON y.category_id = c.category_id
