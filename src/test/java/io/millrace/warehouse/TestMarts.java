package io.millrace.warehouse;

import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.ServerAccount;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A warehouse with people in it: who asks it asks under an account of his own. */
public final class TestMarts implements AutoCloseable {

    public static final String PASSWORD = "A-password-of-theirs.1";

    private static final List<String> CUSTOMERS =
            List.of(
                    "(3, 'C3', 'Zoë Quill', 'Consumer', 'zoe@quill.example', '+1 555 010 2030', '2023-02-01')",
                    "(4, 'C4', 'Ann', 'Home Office', 'ann@other.example', '(555) 010-7788', '2023-02-01')");

    private final Databases databases = TestServers.migrated();

    public TestMarts() throws SQLException {
        TestStar.fill(databases.warehouse());
        owner("DROP TABLE digit");
        for (String customer : CUSTOMERS) {
            owner("INSERT INTO dim_customer VALUES " + customer);
        }
        owner(
                "UPDATE dim_customer SET email = 'ann@clear.example', phone = '+1 555 010 1111' WHERE customer_key = 1");
        // C3 buys in Austin alone, C4 in Provo and Meaux; C1 and C2 everywhere.
        owner(
                "UPDATE fact_sales SET customer_key = 3 WHERE location_key = 1 AND order_date_key > 20250101");
        owner(
                "UPDATE fact_sales SET customer_key = 4 WHERE location_key > 1 AND order_date_key > 20250301");
        owner(
                "INSERT INTO dim_return SELECT r.d + 100, r.d, 'Returned', 'x', 'broken', l.region FROM (SELECT 0 AS d UNION SELECT 1) r JOIN dim_location l ON l.location_key = r.d + 1");
        owner(
                "INSERT INTO etl_customer_use SELECT f.customer_key, l.region, COUNT(*) FROM fact_sales f JOIN dim_location l ON l.location_key = f.location_key GROUP BY f.customer_key, l.region");
        owner(
                "INSERT INTO etl_reconciliation SELECT 1, 1, 'month', 'sales', 202501, NOW(3), 1, 1, 1, 1, 98765.4321, 98765.4321, 1, 1, 1, 1, 1, 1, TRUE");
        apply(MaskingPolicy.shipped());
    }

    public Databases databases() {
        return databases;
    }

    List<MaskingFinding> apply(MaskingPolicy policy) {
        return new Marts(databases.warehouse(), policy).bringUpToDate();
    }

    public void owner(String statement) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            new Sql(connection, new Run()).update(statement);
        }
    }

    public List<String> ownerTexts(String query) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return new Sql(connection, new Run()).list(query, row -> row.getString(1));
        }
    }

    public void add(String name, String role, String regions) throws SQLException {
        owner(
                "CALL access_add_person('%s', '%s', '%s', '%s', FALSE)"
                        .formatted(name, role, PASSWORD, PASSWORD));
        owner("CALL access_set_regions('%s', '%s')".formatted(name, regions));
    }

    /** The person's own pool, in the schema of the mart; the caller closes it. */
    public Database open(Mart mart, String account) {
        return ServerAccount.mysql(
                        TestServers.warehouse(databases, "_mart_" + mart.role(), account, PASSWORD))
                .open(account);
    }

    /** The person's own connection, in the schema of the mart. */
    public Connection connect(Mart mart, String account) throws SQLException {
        return MysqlAddress.of(
                        TestServers.warehouse(databases, "_mart_" + mart.role(), account, PASSWORD))
                .connect();
    }

    /** The person's own connection, in the schema of the star. */
    public Connection connect(String account) throws SQLException {
        return MysqlAddress.of(TestServers.warehouse(databases, "", account, PASSWORD)).connect();
    }

    /** The schema of the star. */
    public String star() {
        String url = databases.warehouse().jdbcUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        databases.close();
    }
}
