package io.millrace.cli;

import io.millrace.etl.PartitionInfo;
import io.millrace.etl.Partitions;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code millrace partitions list}: every partition with its rows and its size. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List every partition with its month, rows and size.")
final class PartitionsListCommand extends PartsCommand {

    @Override
    int execute(Parts parts, Run run, Output out) {
        SyncRequest request =
                SyncRequest.incremental(parts.configuration().sync().monthsAhead(), parts.person());
        List<PartitionInfo> all = new Partitions(parts.databases(), request).list(true, run);
        if (isJson()) {
            out.json(Map.of("partitions", all.stream().map(PartitionsListCommand::json).toList()));
        } else {
            out.line("%-9s %-14s %-8s %12s %10s", "side", "table", "month", "rows", "size");
            all.forEach(partition -> out.line(line(partition)));
        }
        return MillraceCommand.DONE;
    }

    private static String line(PartitionInfo partition) {
        return String.format(
                Locale.ROOT,
                "%-9s %-14s %-8s %,12d %10s",
                side(partition),
                partition.table(),
                partition.month().map(YearMonth::toString).orElse("other"),
                partition.rows(),
                size(partition.bytes()));
    }

    private static Map<String, Object> json(PartitionInfo partition) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("side", side(partition));
        object.put("table", partition.table());
        object.put("name", partition.name());
        object.put("month", partition.month().map(YearMonth::toString).orElse(null));
        object.put("rows", partition.rows());
        object.put("counted", partition.counted());
        object.put("bytes", partition.bytes());
        return object;
    }

    private static String side(PartitionInfo partition) {
        return partition.side().name().toLowerCase(Locale.ROOT);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%,d kB", bytes / 1_000)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}
