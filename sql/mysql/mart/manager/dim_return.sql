SELECT t.*
  FROM dim_return t
 WHERE t.return_key = -1
    OR EXISTS (SELECT 1 FROM access_region a
                WHERE a.account = SUBSTRING_INDEX(USER(), '@', 1) AND (a.region = t.return_region OR a.region = '*'))
