SELECT cdc.anything_new() FROM set_config('millrace.since', ?, true)
