-- Which line of its order a row is, and whether that line is stored already.
CREATE TEMPORARY TABLE import_place (
  row_no   bigint NOT NULL,
  order_id text COLLATE "C" NOT NULL,
  line_no  integer NOT NULL,
  known    boolean NOT NULL
) ON COMMIT DROP
