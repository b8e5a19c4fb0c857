SET LOCAL work_mem = '64MB';
SET LOCAL jit = off;
-- The shop's limits are made for people's sessions; this one waits while the warehouse loads.
SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SELECT set_config(name, '0', true) FROM pg_settings WHERE name = 'transaction_timeout'
