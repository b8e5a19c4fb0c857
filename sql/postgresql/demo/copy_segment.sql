COPY oltp.segment (segment_id, segment_name)
  FROM STDIN
