SELECT name
  FROM (SELECT 'segment', EXISTS (SELECT FROM oltp.segment)
        UNION ALL SELECT 'category', EXISTS (SELECT FROM oltp.category)
        UNION ALL SELECT 'subcategory', EXISTS (SELECT FROM oltp.subcategory)
        UNION ALL SELECT 'product', EXISTS (SELECT FROM oltp.product)
        UNION ALL SELECT 'customer', EXISTS (SELECT FROM oltp.customer)
        UNION ALL SELECT 'sales_order', EXISTS (SELECT FROM oltp.sales_order)
        UNION ALL SELECT 'order_line', EXISTS (SELECT FROM oltp.order_line)
        UNION ALL SELECT 'order_return', EXISTS (SELECT FROM oltp.order_return)) AS shop (name, filled)
 WHERE filled
