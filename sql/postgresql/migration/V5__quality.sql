-- Seven data-quality checks, one function a file in sql/postgresql/quality. Each takes the snapshot
-- of the sync before and the ids to look at again, and returns the offending rows with a reason:
--   both NULL: everything;  since: what is new since then;  ids: what belongs to these ids as well.
-- A row with severity 'quarantine' waits outside the warehouse; 'block' stops the load.
CREATE SCHEMA quality;

-- The words that a line, an order or a return may use; a company adds its own.
CREATE TABLE quality.known_value (
  kind text NOT NULL CHECK (kind IN ('ship mode', 'order priority', 'return status')),
  value text NOT NULL,
  PRIMARY KEY (kind, value)
);
INSERT INTO quality.known_value VALUES
  ('ship mode', 'Same Day'), ('ship mode', 'First Class'), ('ship mode', 'Second Class'), ('ship mode', 'Standard Class'),
  ('order priority', 'Critical'), ('order priority', 'High'), ('order priority', 'Medium'), ('order priority', 'Low'),
  ('return status', 'Returned'), ('return status', 'Refunded'), ('return status', 'Pending'), ('return status', 'Rejected');
