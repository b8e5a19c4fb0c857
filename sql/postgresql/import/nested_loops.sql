-- What reads the shop's tables finds a small file's orders by index.
SELECT set_config('enable_nestloop', 'on', true)
