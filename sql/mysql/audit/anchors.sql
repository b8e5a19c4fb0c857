SELECT anchor_id, position, hash
  FROM audit_anchor
 WHERE chain_id = ? AND anchor_id > ?
 ORDER BY anchor_id
 LIMIT 1000
