SELECT count(*) FROM cdc.handshake WHERE consumer = ? AND (nonce = ? OR previous_nonce = ?)
