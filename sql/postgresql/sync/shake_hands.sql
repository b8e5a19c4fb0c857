INSERT INTO cdc.handshake (consumer, nonce, previous_nonce) VALUES (?, ?, ?)
    ON CONFLICT (consumer) DO UPDATE SET nonce = excluded.nonce, previous_nonce = excluded.previous_nonce,
       written_at = clock_timestamp()
