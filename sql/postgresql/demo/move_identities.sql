-- The rows brought their ids along; the next ones that are made come after them.
SELECT setval(pg_get_serial_sequence('oltp.segment', 'segment_id'), (SELECT max(segment_id) FROM oltp.segment)),
       setval(pg_get_serial_sequence('oltp.category', 'category_id'), (SELECT max(category_id) FROM oltp.category)),
       setval(pg_get_serial_sequence('oltp.subcategory', 'subcategory_id'), (SELECT max(subcategory_id) FROM oltp.subcategory)),
       setval(pg_get_serial_sequence('oltp.order_return', 'return_id'), (SELECT max(return_id) FROM oltp.order_return))
