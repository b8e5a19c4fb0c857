COPY oltp.product (product_id, product_name, subcategory_id)
  FROM STDIN
