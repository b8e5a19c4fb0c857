package io.millrace.ui.partitions;

import io.millrace.etl.PartitionInfo;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the partitions of one table come to.
 *
 * @param first the earliest month that has a partition of its own
 * @param elsewhere rows that have no month of their own
 */
record TableSize(
        PartitionInfo.Side side,
        String table,
        long partitions,
        Optional<YearMonth> first,
        Optional<YearMonth> last,
        long rows,
        long elsewhere,
        long bytes) {

    /** Of all tables, in the order in which they come. */
    static List<TableSize> of(List<PartitionInfo> partitions) {
        Map<String, List<PartitionInfo>> tables = new LinkedHashMap<>();
        for (PartitionInfo partition : partitions) {
            tables.computeIfAbsent(
                            partition.side() + " " + partition.table(), _ -> new ArrayList<>())
                    .add(partition);
        }
        return tables.values().stream().map(TableSize::sum).toList();
    }

    private static TableSize sum(List<PartitionInfo> parts) {
        PartitionInfo any = parts.getFirst();
        List<YearMonth> months =
                parts.stream().flatMap(part -> part.month().stream()).sorted().toList();
        return new TableSize(
                any.side(),
                any.table(),
                parts.size(),
                months.stream().findFirst(),
                months.stream().max(Comparator.naturalOrder()),
                parts.stream().mapToLong(PartitionInfo::rows).sum(),
                parts.stream()
                        .filter(part -> part.month().isEmpty())
                        .mapToLong(PartitionInfo::rows)
                        .sum(),
                parts.stream().mapToLong(PartitionInfo::bytes).sum());
    }
}
