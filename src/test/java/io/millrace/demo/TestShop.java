package io.millrace.demo;

import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** An empty shop to fill, and a view that joins all that is known of an order line. */
final class TestShop {

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

    static void build(Connection connection) throws SQLException {
        for (Path script : scripts()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(script));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static List<Path> scripts() {
        return Stream.of("migration", "quality")
                .map(folder -> Path.of("sql", "postgresql", folder))
                .flatMap(TestShop::files)
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

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
