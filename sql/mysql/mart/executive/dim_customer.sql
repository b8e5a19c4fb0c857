SELECT t.*
  FROM dim_customer t CROSS JOIN access_secret s
