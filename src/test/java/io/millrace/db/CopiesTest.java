package io.millrace.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What most tests work on is what the migrations make. */
class CopiesTest {

    private static final String SHOP =
            """
            SELECT kind || ' ' || what FROM (
              SELECT 'may', acl::text FROM pg_database d, unnest(d.datacl) acl WHERE datname = current_database()
              UNION ALL SELECT 'relation', c.oid::regclass::text || ' ' || c.relkind::text || coalesce(c.relacl::text, '') FROM pg_class c WHERE relnamespace::regnamespace::text IN ('oltp', 'cdc', 'auth', 'audit', 'quality')
              UNION ALL SELECT 'routine', p.oid::regprocedure::text || coalesce(p.proacl::text, '') || md5(p.prosrc) FROM pg_proc p WHERE pronamespace::regnamespace::text IN ('oltp', 'cdc', 'auth', 'audit', 'quality')
              UNION ALL SELECT 'trigger', pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT tgisinternal
            ) AS structure(kind, what) ORDER BY 1
            """;

    private static final String OWN_NAME =
            "SELECT CONCAT(warehouse_id, ' ', chain_id) FROM etl_fence, audit_chain";

    @Test
    void aCopyIsLikeAFreshOne() throws SQLException {
        try (Databases fresh = TestServers.fresh();
                Databases copy = TestServers.migrated();
                Databases beside = TestServers.beside(copy)) {
            Migrations.apply(fresh, new Run());
            assertEquals(shop(fresh), shop(copy));
            List<String> warehouse = warehouse(fresh);
            assertFalse(warehouse.isEmpty());
            assertEquals(warehouse, warehouse(copy));
            assertEquals(warehouse, warehouse(beside));
            assertNotEquals(name(copy), name(beside));
        }
    }

    private static List<String> shop(Databases databases) throws SQLException {
        try (Connection connection = databases.oltp().connect()) {
            return new Sql(connection, new Run()).list(SHOP, row -> row.getString(1));
        }
    }

    /** Where the rows come from is all that may differ. */
    private static List<String> warehouse(Databases databases) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return WarehouseTemplate.of(connection).statements().stream()
                    .map(text -> text.replace(connectionCatalog(connection), "schema"))
                    .toList();
        }
    }

    private static String connectionCatalog(Connection connection) {
        try {
            return connection.getCatalog();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<String> name(Databases databases) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return new Sql(connection, new Run()).list(OWN_NAME, row -> row.getString(1));
        }
    }
}
