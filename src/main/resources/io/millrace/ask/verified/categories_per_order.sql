-- question: How many orders hold more than one category?
-- also: share of orders that hold more than one category
-- column: categories_in_order text Categories in the order
-- column: order_share percent Share of orders
SELECT o.category_count AS categories_in_order, COUNT(*) AS orders,
       COUNT(*) / NULLIF(SUM(COUNT(*)) OVER (), 0) AS order_share, SUM(o.sales) AS sales
  FROM (SELECT f.order_id, COUNT(DISTINCT p.category_name) AS category_count, SUM(f.sales) AS sales
          FROM fact_sales f
          JOIN dim_product p ON p.product_key = f.product_key
         GROUP BY f.order_id) o
 GROUP BY o.category_count
 ORDER BY o.category_count
