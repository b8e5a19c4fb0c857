-- Stored things that this import changed.
CREATE TEMPORARY TABLE import_touched (
  kind text NOT NULL, id text COLLATE "C" NOT NULL, line_no integer NOT NULL DEFAULT 0
) ON COMMIT DROP
