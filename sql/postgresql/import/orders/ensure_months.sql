-- A stray day far ahead must not make hundreds of months: it stays in DEFAULT.
SELECT oltp.ensure_months(min(order_date), least(max(order_date), current_date + 800)) FROM import_order
