-- Which line of its order a row is, whether that line is stored already, and says the same.
CREATE TEMPORARY TABLE import_place (
  row_no   bigint NOT NULL,
  order_id text COLLATE "C" NOT NULL,
  line_no  integer NOT NULL,
  known    boolean NOT NULL,
  same     boolean NOT NULL DEFAULT false
) ON COMMIT DROP
