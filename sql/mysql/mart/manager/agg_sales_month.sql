SELECT t.*
  FROM agg_sales_month t
  STRAIGHT_JOIN access_region a
     ON a.account = SUBSTRING_INDEX(USER(), '@', 1) AND (a.region = t.region OR a.region = '*')
