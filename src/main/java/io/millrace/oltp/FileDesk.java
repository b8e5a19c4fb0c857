package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Files that a person brings: looked at, previewed, tried and imported, under the own account. */
public final class FileDesk {

    private final Database shop;
    private final ShopWork work;

    /**
     * Works on the shop.
     *
     * @param shop under the person's account; stays open
     */
    public FileDesk(Database shop) {
        this.shop = shop;
        this.work = new ShopWork(shop);
    }

    /** How the file is written; loads nothing. */
    public Detected look(Path file, ImportOptions options, Run run) {
        return CsvImport.detect(file, options, run);
    }

    /**
     * The rows as they would be read, with what is wrong in them; loads nothing.
     *
     * @param most rows to keep, of the first ones and of the faulty ones
     * @throws MillraceException with code BAD_DATA if the file cannot be read
     */
    public FilePreview preview(Path file, ImportOptions options, int most, Run run) {
        SourceFile source = SourceFile.open(file, options, run);
        Vocabulary vocabulary =
                work.read("the shop's words were being read", run, Vocabulary::read);
        return run.stage(
                "Check the rows", () -> new PreviewReader(source, vocabulary).read(most, run));
    }

    /**
     * Imports the file, or tries to.
     *
     * @throws MillraceException as {@link CsvImport#load} does
     */
    public ImportReport load(Path file, ImportOptions options, Run run) {
        try (Connection connection = shop.connect()) {
            return new CsvImport(connection, run).load(file, options);
        } catch (SQLException cause) {
            throw ShopRefusal.of("the file was being imported", run, cause);
        }
    }
}
