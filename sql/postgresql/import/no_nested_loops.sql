-- Statements between temporary tables only: what the planner guesses about several columns together
-- is far too few rows, and a loop over two large tables would never end.
SELECT set_config('enable_nestloop', 'off', true)
