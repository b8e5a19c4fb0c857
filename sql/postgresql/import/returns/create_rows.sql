-- The file's rows. NULL means that the file says nothing: new returns get the default, stored ones
-- keep what they have. A row without a status says that the order was not returned.
CREATE TEMPORARY TABLE import_row (
  row_no       bigint NOT NULL,
  line         bigint NOT NULL,
  order_id     text COLLATE "C",
  status       text COLLATE "C",
  return_date  date,
  reason       text COLLATE "C",
  region       text COLLATE "C",
  fault_column text,
  fault_value  text,
  fault_reason text
) ON COMMIT DROP
