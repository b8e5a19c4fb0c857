-- A row for each value that somebody changed, the newest first; names instead of their numbers.
SELECT h.written_at, h.person, h.event, replace(f.key, '_id', '') AS field,
       CASE f.key
         WHEN 'segment_id' THEN (SELECT segment_name FROM oltp.segment WHERE segment_id = (h.before ->> f.key)::integer)
         WHEN 'subcategory_id' THEN (SELECT subcategory_name FROM oltp.subcategory WHERE subcategory_id = (h.before ->> f.key)::integer)
         ELSE h.before ->> f.key END AS before,
       CASE f.key
         WHEN 'segment_id' THEN (SELECT segment_name FROM oltp.segment WHERE segment_id = (h.after ->> f.key)::integer)
         WHEN 'subcategory_id' THEN (SELECT subcategory_name FROM oltp.subcategory WHERE subcategory_id = (h.after ->> f.key)::integer)
         ELSE h.after ->> f.key END AS after
  FROM oltp.history(?, ?) h
 CROSS JOIN LATERAL jsonb_object_keys(coalesce(h.before, '{}') || coalesce(h.after, '{}')) f (key)
 WHERE h.before -> f.key IS DISTINCT FROM h.after -> f.key
 ORDER BY h.written_at DESC, f.key
