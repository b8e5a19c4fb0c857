INSERT INTO stage_cell (month_key, location_key, segment_name, category_name, subcategory_name, level,
                        sales, profit, quantity, line_count, shipping_cost, order_count)
SELECT f.order_date_key DIV 100, f.location_key, c.segment_name, p.category_name, '', 'category',
       0, 0, 0, 0, 0, x.sign * COUNT(DISTINCT f.order_id)
  FROM (SELECT ? AS sign) x
  STRAIGHT_JOIN stage_touched_order t
  STRAIGHT_JOIN fact_sales f ON f.order_id = t.order_id AND f.order_date_key = t.order_date_key
  STRAIGHT_JOIN dim_customer c ON c.customer_key = f.customer_key
  STRAIGHT_JOIN dim_product p ON p.product_key = f.product_key
 GROUP BY x.sign, f.order_date_key DIV 100, f.location_key, c.segment_name, p.category_name
