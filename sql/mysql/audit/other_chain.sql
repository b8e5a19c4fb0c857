-- When the head of another chain was kept here last.
SELECT MAX(anchored_at)
  FROM audit_anchor
 WHERE chain_id <> ?
