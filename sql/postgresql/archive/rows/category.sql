SELECT category_id, category_name
  FROM oltp.category
 WHERE category_id IN (
       SELECT s.category_id
         FROM oltp.order_line l JOIN oltp.product p ON p.product_id = l.product_id
         JOIN oltp.subcategory s ON s.subcategory_id = p.subcategory_id
        WHERE l.order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
          AND l.order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m))
 ORDER BY category_id
