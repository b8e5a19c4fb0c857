package io.millrace.oltp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import did. Always {@code loaded + unchanged + rejected = read}.
 *
 * @param file that was read
 * @param kind orders or returns
 * @param dryRun whether everything was taken back
 * @param detected how the file was read
 * @param read rows below the header
 * @param loaded rows that were new, or of which anything stored became different
 * @param changed those of the loaded rows that were stored before
 * @param unchanged rows that say what is stored already
 * @param rejected rows that were left out
 * @param rejects the file of the rejected rows, if there are any
 * @param firstRejects the first of them
 * @param written how many rows were added to or changed in each table, by what they are
 * @param remarks whole sentences about what a person should know
 */
public record ImportReport(
        Path file,
        CsvImport.Kind kind,
        boolean dryRun,
        Detected detected,
        long read,
        long loaded,
        long changed,
        long unchanged,
        long rejected,
        Optional<Path> rejects,
        List<Reject> firstRejects,
        Map<String, Long> written,
        List<String> remarks) {

    public ImportReport {
        if (loaded + unchanged + rejected != read) {
            throw new IllegalStateException(
                    "%d rows read, but %d loaded, %d unchanged and %d rejected"
                            .formatted(read, loaded, unchanged, rejected));
        }
    }
}
