COPY oltp.subcategory (subcategory_id, subcategory_name, category_id)
  FROM STDIN
