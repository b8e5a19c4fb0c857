SELECT reason FROM oltp.entry_faults(?, ?) ORDER BY table_name, reason
