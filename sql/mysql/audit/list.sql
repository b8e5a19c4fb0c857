-- The newest first. What is not asked for is NULL.
SELECT r.record_id, r.written_at, r.person, r.account, r.event, r.subject, r.detail
  FROM audit_record r
 WHERE r.person = COALESCE(?, r.person) AND r.event = COALESCE(?, r.event) AND r.subject = COALESCE(?, r.subject)
   AND r.written_at >= COALESCE(?, r.written_at) AND r.written_at < COALESCE(?, '9999-12-31')
 ORDER BY r.record_id DESC
