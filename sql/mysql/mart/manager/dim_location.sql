SELECT t.*
  FROM dim_location t
 WHERE t.location_key = -1
    OR EXISTS (SELECT 1 FROM access_region a
                WHERE a.account = SUBSTRING_INDEX(USER(), '@', 1) AND (a.region = t.region OR a.region = '*'))
