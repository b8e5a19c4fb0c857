SELECT NOT EXISTS (SELECT 1 FROM fact_sales) AND NOT EXISTS (SELECT 1 FROM fact_return)
   AND NOT EXISTS (SELECT 1 FROM dim_customer WHERE customer_key > 0) AND NOT EXISTS (SELECT 1 FROM dim_product WHERE product_key > 0)
   AND NOT EXISTS (SELECT 1 FROM dim_location WHERE location_key > 0) AND NOT EXISTS (SELECT 1 FROM dim_return WHERE return_key > 0)
