UPDATE oltp.customer SET email = nullif(?, ''), phone = nullif(?, '') WHERE customer_id = ?
