-- Band 0 is without discount, band 1 above nothing up to 10%, and so on.
SELECT CEILING(f.discount * 10) AS band, SUM(f.sales) AS sales, SUM(f.profit) AS profit, COUNT(*) AS line_count
  FROM fact_sales f
 WHERE f.order_date_key BETWEEN ? AND ?
 GROUP BY band
 ORDER BY band
