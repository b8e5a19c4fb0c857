-- What the rows of a query come to. Part of the archive's format: old archives are verified by it for ever.
SELECT count(*), coalesce(sum(('x' || left(encode(sha256(convert_to(r::text, 'UTF8')), 'hex'), 12))::bit(48)::bigint), 0)
  FROM (%s) r
