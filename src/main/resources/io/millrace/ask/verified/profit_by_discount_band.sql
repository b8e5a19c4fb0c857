-- question: Profit by discount band
SELECT ELT(b.band, 'No discount', 'Up to 10 %', '10 to 20 %', '20 to 30 %', '30 to 50 %', 'Over 50 %') AS discount_band,
       SUM(b.profit) AS profit
  FROM (SELECT CASE WHEN discount <= 0 THEN 1 WHEN discount <= 0.1 THEN 2 WHEN discount <= 0.2 THEN 3
                    WHEN discount <= 0.3 THEN 4 WHEN discount <= 0.5 THEN 5 ELSE 6 END AS band, profit
          FROM fact_sales) b
 GROUP BY b.band
 ORDER BY b.band
