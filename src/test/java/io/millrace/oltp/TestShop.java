package io.millrace.oltp;

import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** An empty shop in a database of its own, files to import into it, and what it holds then. */
final class TestShop implements AutoCloseable {

    static final Path DATASETS = Path.of("datasets");

    private static final String TABLES =
            "segment category subcategory product customer sales_order order_line order_return";

    private final Databases databases = TestServers.copied();
    private final Connection connection;
    private final Path folder;
    private int files;

    TestShop(Path folder) throws SQLException {
        this.folder = folder;
        connection = databases.oltp().connect();
    }

    Connection connection() {
        return connection;
    }

    /** Writes a file of orders or returns. */
    Path file(String text) throws IOException {
        return file(text, StandardCharsets.UTF_8);
    }

    Path file(String text, Charset charset) throws IOException {
        files++;
        return Files.write(folder.resolve("file" + files + ".csv"), text.getBytes(charset));
    }

    ImportReport load(String text) throws IOException {
        return load(file(text));
    }

    ImportReport load(Path file) {
        return load(file, ImportOptions.automatic());
    }

    ImportReport load(Path file, ImportOptions options) {
        ImportOptions apart =
                options.rejects().isPresent()
                        ? options
                        : options.withRejects(folder.resolve(file.getFileName() + ".rejects.csv"));
        return new CsvImport(connection, new Run()).load(file, apart);
    }

    /** The rows of a query, columns joined by a bar. */
    List<String> rows(String query) throws SQLException {
        return new Sql(connection, new Run())
                .list(
                        query,
                        row -> {
                            StringBuilder text = new StringBuilder();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                text.append(i > 1 ? "|" : "").append(row.getString(i));
                            }
                            return text.toString();
                        });
    }

    String value(String query) throws SQLException {
        return rows(query).getFirst();
    }

    void execute(String statement) throws SQLException {
        new Sql(connection, new Run()).update(statement);
    }

    /** Takes every row away. */
    void empty() throws SQLException {
        execute(
                "TRUNCATE oltp.segment, oltp.category, oltp.customer, oltp.product, cdc.tombstone CASCADE");
    }

    /** Everything that is stored, with the transaction that wrote it last. */
    List<String> everything() throws SQLException {
        StringBuilder query = new StringBuilder();
        for (String table : TABLES.split(" ", -1)) {
            query.append(query.isEmpty() ? "" : " UNION ALL ")
                    .append("SELECT '%1$s', t::text FROM oltp.%1$s t".formatted(table));
        }
        return rows(
                query
                        + " UNION ALL SELECT 'tombstone', t::text FROM cdc.tombstone t ORDER BY 1, 2");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        databases.close();
    }
}
