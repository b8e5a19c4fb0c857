-- A shop small enough to look at: 60 orders of 15 customers over 14 months, every fifth returned.
INSERT INTO oltp.segment (segment_id, segment_name) OVERRIDING SYSTEM VALUE
VALUES (1, 'Consumer'), (2, 'Corporate'), (3, 'Home Office');
INSERT INTO oltp.category (category_id, category_name) OVERRIDING SYSTEM VALUE
VALUES (1, 'Furniture'), (2, 'Office Supplies'), (3, 'Technology');
INSERT INTO oltp.subcategory (subcategory_id, subcategory_name, category_id) OVERRIDING SYSTEM VALUE
VALUES (1, 'Chairs', 1), (2, 'Tables', 1), (3, 'Paper', 2), (4, 'Binders', 2), (5, 'Phones', 3), (6, 'Copiers', 3);
INSERT INTO oltp.product (product_id, product_name, subcategory_id)
SELECT 'P' || i, 'Product ' || i, 1 + i % 6 FROM generate_series(1, 12) i;
INSERT INTO oltp.customer (customer_id, customer_name, segment_id, email, phone)
SELECT 'C' || i, 'Customer ' || i, 1 + i % 3, CASE WHEN i % 2 = 0 THEN 'c' || i || '@example.com' END,
       CASE WHEN i % 3 = 0 THEN '555-01' || i END
  FROM generate_series(1, 15) i;
INSERT INTO oltp.sales_order (order_id, order_date, order_priority, customer_id, ship_country, ship_state, ship_city,
                              ship_postal_code, region, market)
SELECT 'O' || i, date '2024-01-05' + i * 7, (ARRAY['Low', 'Medium', 'High', 'Critical'])[1 + i % 4],
       'C' || 1 + i * 7 % 15, 'Country ' || i % 3, 'State ' || i % 5, 'City ' || i % 9, (10000 + i % 9)::text,
       (ARRAY['West', 'East', 'South'])[1 + i % 3], (ARRAY['US', 'EU'])[1 + i % 2]
  FROM generate_series(1, 60) i;
INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, discount, profit, ship_date,
                             ship_mode, shipping_cost)
SELECT o.order_id, n, o.order_date, 'P' || 1 + (i * 5 + n * 3) % 12, 1 + (i + n) % 7, 10 + i * 1.25 + n, (i % 5) * 0.1,
       i * 0.5 - n, o.order_date + (i + n) % 6, (ARRAY['Same Day', 'First Class', 'Second Class', 'Standard Class'])[1 + n % 4],
       n * 0.75
  FROM generate_series(1, 60) i JOIN oltp.sales_order o ON o.order_id = 'O' || i, generate_series(1, 1 + i % 4) n;
INSERT INTO oltp.order_return (return_id, order_id, order_date, return_date, return_status, return_region, return_reason)
SELECT i, o.order_id, o.order_date, o.order_date + 10, 'Returned', o.region, 'Too ' || CASE WHEN i % 2 = 0 THEN 'big' ELSE 'small' END
  FROM generate_series(5, 60, 5) i JOIN oltp.sales_order o ON o.order_id = 'O' || i;
SELECT setval(pg_get_serial_sequence('oltp.order_return', 'return_id'), 1000), setval('oltp.segment_segment_id_seq', 100),
       setval('oltp.category_category_id_seq', 100), setval('oltp.subcategory_subcategory_id_seq', 100)
