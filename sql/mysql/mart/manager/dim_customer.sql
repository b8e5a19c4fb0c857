-- Those who bought in one of the own regions.
SELECT t.*
  FROM dim_customer t CROSS JOIN access_secret s
 WHERE t.customer_key = -1
    OR EXISTS (SELECT 1 FROM etl_customer_use u
                 JOIN access_region a ON a.region = u.region OR a.region = '*'
                WHERE u.customer_key = t.customer_key AND a.account = SUBSTRING_INDEX(USER(), '@', 1))
