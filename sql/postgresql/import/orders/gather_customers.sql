-- One row per customer; where rows differ, what the latest order says counts.
CREATE TEMPORARY TABLE import_customer ON COMMIT DROP AS
SELECT DISTINCT ON (customer_id) customer_id, customer_name, segment, count(*) OVER (PARTITION BY customer_id) AS readings
  FROM (SELECT customer_id, customer_name, segment, max(order_date) AS latest, count(*) AS lines
          FROM import_row WHERE fault_reason IS NULL GROUP BY customer_id, customer_name, segment) said
 ORDER BY customer_id, latest DESC, lines DESC, customer_name, segment
