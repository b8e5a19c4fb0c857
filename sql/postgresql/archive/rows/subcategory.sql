SELECT subcategory_id, subcategory_name, category_id
  FROM oltp.subcategory
 WHERE subcategory_id IN (
       SELECT p.subcategory_id FROM oltp.order_line l JOIN oltp.product p ON p.product_id = l.product_id
        WHERE l.order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
          AND l.order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m))
 ORDER BY subcategory_id
