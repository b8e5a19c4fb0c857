COPY oltp.category (category_id, category_name)
  FROM STDIN
