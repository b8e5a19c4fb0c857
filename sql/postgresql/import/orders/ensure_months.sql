-- Stray days must not make hundreds of months: those more than five years before nearly all others, or
-- more than two years ahead, stay in DEFAULT.
SELECT oltp.ensure_months(
         greatest(min(order_date), percentile_disc(0.01) WITHIN GROUP (ORDER BY order_date) - 1826),
         least(max(order_date), current_date + 800))
  FROM import_order
