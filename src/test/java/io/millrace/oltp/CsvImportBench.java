package io.millrace.oltp;

import io.millrace.work.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long an import takes, stage by stage; {@code -Dmillrace.bench.file} names the file. */
@Tag("bench")
class CsvImportBench {

    private static final Logger LOG = LoggerFactory.getLogger(CsvImportBench.class);

    @TempDir private Path folder;

    @Test
    void importsTheFileTwice() throws Exception {
        Path file = Path.of(System.getProperty("millrace.bench.file", "datasets/orders-clean.csv"));
        try (TestShop shop = new TestShop(folder)) {
            for (int i = 0; i < 2; i++) {
                Run run = new Run();
                ImportReport report =
                        new CsvImport(shop.connection(), run).load(file, ImportOptions.automatic());
                LOG.info(
                        "{} loaded, {} unchanged: {}",
                        report.loaded(),
                        report.unchanged(),
                        run.stages());
            }
        }
    }
}
