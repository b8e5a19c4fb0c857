package io.millrace.demo;

import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a test looks at the whole shop. */
final class TestShop {

    /** All that is known of an order line. */
    static final String LINE_VIEW =
            """
            CREATE TEMPORARY VIEW sold AS
            SELECT l.*, o.customer_id, o.region, o.market, p.product_name, s.subcategory_name,
                   extract(year FROM l.order_date)::integer AS year
              FROM oltp.order_line l
              JOIN oltp.sales_order o USING (order_id, order_date)
              JOIN oltp.product p USING (product_id)
              JOIN oltp.subcategory s USING (subcategory_id)
            """;

    private TestShop() {}

    /** What is in the eight tables, but for when and by which transaction it was written. */
    static List<String> content(Connection connection) throws SQLException {
        return new Sql(connection, new Run())
                .list(
                        """
                        SELECT md5(string_agg(line, chr(10) ORDER BY line COLLATE "C")) FROM (
                          SELECT to_jsonb(t) - 'tbl_last_dt' - 'tbl_last_xid' || '{"t": 1}' FROM oltp.segment t
                          UNION ALL SELECT to_jsonb(t) - 'tbl_last_dt' - 'tbl_last_xid' || '{"t": 2}' FROM oltp.category t
                          UNION ALL SELECT to_jsonb(t) - 'tbl_last_dt' - 'tbl_last_xid' || '{"t": 3}' FROM oltp.subcategory t
                          UNION ALL SELECT to_jsonb(t) - 'tbl_last_dt' - 'tbl_last_xid' || '{"t": 4}' FROM oltp.product t
                          UNION ALL SELECT to_jsonb(t) - 'tbl_last_dt' - 'tbl_last_xid' || '{"t": 5}' FROM oltp.customer t
                          UNION ALL SELECT to_jsonb(t) - 'tbl_last_dt' - 'tbl_last_xid' || '{"t": 6}' FROM oltp.sales_order t
                          UNION ALL SELECT to_jsonb(t) - 'tbl_last_dt' - 'tbl_last_xid' || '{"t": 7}' FROM oltp.order_line t
                          UNION ALL SELECT to_jsonb(t) - 'tbl_last_dt' - 'tbl_last_xid' || '{"t": 8}' FROM oltp.order_return t
                        ) rows (content), LATERAL (SELECT content::text) text (line)
                        """,
                        row -> row.getString(1));
    }
}
