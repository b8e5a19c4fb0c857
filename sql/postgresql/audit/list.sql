-- The newest first. What is not asked for is NULL.
SELECT e.record_id, coalesce(e.row_no, 0) AS row_no, e.written_at, e.person, e.account, e.event, coalesce(e.subject, '') AS subject,
       e.key::text AS row_key, e.before::text AS before, e.after::text AS after, e.detail::text AS detail
  FROM (SELECT ?::text AS person, ?::text AS event, ?::text AS subject, ?::text AS id) f
  JOIN audit.entry e ON (f.person IS NULL OR e.person = f.person) AND (f.event IS NULL OR e.event = f.event)
                    AND (f.subject IS NULL OR e.subject = f.subject)
                    AND (f.id IS NULL OR EXISTS (SELECT FROM jsonb_each_text(e.key) k WHERE k.value = f.id))
 WHERE e.written_at >= coalesce(?::timestamptz, '-infinity') AND e.written_at < coalesce(?::timestamptz, 'infinity')
 ORDER BY e.record_id DESC, e.row_no DESC
 LIMIT ?
