package io.millrace.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The SQL statements of the {@code sql} folder, one to a file, named for what each does. */
public final class SqlFiles {

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private SqlFiles() {}

    /**
     * Reads one statement, once.
     *
     * @param path below the {@code sql} folder, such as {@code "mysql/load/both/upsert_sales.sql"}
     * @return the statement, with {@code ?} where a value is bound
     */
    public static String read(String path) {
        return TEXTS.computeIfAbsent(path, SqlFiles::load);
    }

    private static String load(String path) {
        try (InputStream file = SqlFiles.class.getResourceAsStream("/sql/" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("No such statement: sql/" + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
