-- By the number in the shop or by the name that the mart shows; two are enough to know that it is
-- not one.
SELECT customer_key FROM dim_customer WHERE customer_id = ? OR customer_name = ? LIMIT 2
