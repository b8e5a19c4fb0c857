-- The order of the joins is fixed, since it is the facts that a query narrows, by month.
SELECT t.*
  FROM fact_return t
  STRAIGHT_JOIN dim_location l ON l.location_key = t.location_key
  STRAIGHT_JOIN access_region a
     ON a.account = SUBSTRING_INDEX(USER(), '@', 1) AND (a.region = l.region OR a.region = '*')
