SELECT anchor_id, position, hash
  FROM audit.anchor
 WHERE chain_id = ?::uuid AND anchor_id > ?
 ORDER BY anchor_id
 LIMIT 1000
