package io.millrace.semantics.sql;

import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.Marts;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A warehouse of a small demo company, and questions to it. */
final class DemoWarehouse {

    private static final DateTimeFormatter KEY = DateTimeFormatter.BASIC_ISO_DATE;

    private static final long LINES = 1_000;
    private static final String PASSWORD = "A-password-of-theirs.1";

    private final AtomicInteger people = new AtomicInteger();

    private final Databases databases = TestServers.migrated();
    private final SqlCompiler compiler = new SqlCompiler(SemanticModel.shipped());
    private final Connection connection;
    private final Extent extent;

    /** Made once for all tests of a JVM; the servers end with it. */
    private static final class Shared {
        static final DemoWarehouse ONE = make();

        private static DemoWarehouse make() {
            try {
                return new DemoWarehouse(LINES);
            } catch (SQLException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    static DemoWarehouse shared() {
        return Shared.ONE;
    }

    private DemoWarehouse(long lines) throws SQLException {
        try (Connection oltp = databases.oltp().connect();
                SyncCycle cycle = new SyncCycle(databases)) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(lines)).load(oltp, new Run());
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
        }
        new Marts(databases.warehouse(), Path.of("no", "policy", "here")).bringUpToDate();
        connection = databases.warehouse().connect();
        extent =
                new Sql(connection, new Run())
                        .first(
                                "SELECT MIN(order_date_key), MAX(order_date_key) FROM fact_sales",
                                row -> new Extent(day(row.getString(1)), day(row.getString(2))))
                        .orElseThrow();
    }

    private static LocalDate day(String key) {
        return LocalDate.parse(key, KEY);
    }

    Extent extent() {
        return extent;
    }

    /** A new person's own connection, in the schema of the mart. */
    Connection connect(Mart mart, String regions) throws SQLException {
        Sql sql = new Sql(connection, new Run());
        String name = mart.role() + people.incrementAndGet();
        sql.update(
                "CALL access_add_person(?, ?, ?, ?, FALSE)", name, mart.role(), PASSWORD, PASSWORD);
        sql.update("CALL access_set_regions(?, ?)", name, regions);
        return MysqlAddress.of(
                        TestServers.warehouse(
                                databases, "_mart_" + mart.role(), "u_" + name, PASSWORD))
                .connect();
    }

    CompiledQuery compile(SemanticQuery query) {
        return compiler.compile(query, extent);
    }

    /** The rows, numbers without noughts at the end. */
    List<List<String>> rows(SemanticQuery query) throws SQLException {
        CompiledQuery compiled = compile(query);
        return rows(compiled.sql(), compiled.parameters().toArray());
    }

    List<List<String>> rows(String sql, Object... parameters) throws SQLException {
        return list(sql, DemoWarehouse::texts, parameters);
    }

    <T> List<T> list(String sql, Sql.RowMapper<T> mapper, Object... parameters)
            throws SQLException {
        return new Sql(connection, new Run()).list(sql, mapper, parameters);
    }

    static List<String> texts(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            texts.add(text(row.getObject(i)));
        }
        return texts;
    }

    /** Quotients are rounded by the servers, sums are not: six places tell them apart. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> plain(number);
            case Double number -> plain(BigDecimal.valueOf(number));
            default -> value.toString();
        };
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.setScale(6, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
