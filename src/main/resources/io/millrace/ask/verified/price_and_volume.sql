-- question: Did sales change last year by price or by volume?
-- also: price and volume effect on sales last year
-- note: Volume is more or fewer units at the average price of the year before; price is the rest, a change of what was bought included.
-- column: sales_before money Sales the year before
-- column: volume_effect money Effect of volume
-- column: price_effect money Effect of price
-- about: price_effect
SELECT c.category, c.sales_before,
       (c.units - c.units_before) * c.sales_before / NULLIF(c.units_before, 0) AS volume_effect,
       c.sales - c.units * c.sales_before / NULLIF(c.units_before, 0) AS price_effect, c.sales
  FROM (SELECT category_name AS category,
               SUM(CASE WHEN month_key DIV 100 = YEAR(:data_ends) - 1 THEN sales ELSE 0 END) AS sales,
               SUM(CASE WHEN month_key DIV 100 = YEAR(:data_ends) - 2 THEN sales ELSE 0 END) AS sales_before,
               SUM(CASE WHEN month_key DIV 100 = YEAR(:data_ends) - 1 THEN quantity ELSE 0 END) AS units,
               SUM(CASE WHEN month_key DIV 100 = YEAR(:data_ends) - 2 THEN quantity ELSE 0 END) AS units_before
          FROM agg_sales_month
         GROUP BY category_name) c
 ORDER BY c.category
