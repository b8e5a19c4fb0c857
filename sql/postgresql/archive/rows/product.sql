SELECT product_id, product_name, subcategory_id
  FROM oltp.product
 WHERE product_id IN (
       SELECT product_id FROM oltp.order_line
        WHERE order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
          AND order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m))
 ORDER BY product_id
