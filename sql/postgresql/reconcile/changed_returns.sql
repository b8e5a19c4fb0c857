SELECT p.month_key, count(*), 0, 0, 0, 0, sum(cdc.row_hash(p.fields))
  FROM cdc.changed_return_proof() p
 GROUP BY p.month_key
