SELECT p.product_name, p.category_name, t.sales, t.profit, t.quantity,
       (SELECT COALESCE(SUM(b.sales), 0)
        FROM fact_sales b
        WHERE b.order_date_key BETWEEN ? AND ? AND b.product_key = t.product_key) AS sales_before
FROM (SELECT product_key, SUM(sales) AS sales, SUM(profit) AS profit, SUM(quantity) AS quantity
      FROM fact_sales
      WHERE order_date_key BETWEEN ? AND ?
      GROUP BY product_key
      ORDER BY SUM(sales) DESC, product_key
      LIMIT 1) t
JOIN dim_product p ON p.product_key = t.product_key
