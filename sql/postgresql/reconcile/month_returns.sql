SELECT p.month_key, count(*), 0, 0, 0, 0, sum(cdc.row_hash(p.fields))
  FROM cdc.return_proof p
 WHERE p.order_date BETWEEN to_date(?::text, 'YYYYMMDD') AND to_date(?::text, 'YYYYMMDD')
 GROUP BY p.month_key
