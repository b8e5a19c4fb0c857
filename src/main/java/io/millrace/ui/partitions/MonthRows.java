package io.millrace.ui.partitions;

import io.millrace.etl.PartitionInfo;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * How many rows of one month both databases hold.
 *
 * @param bytes of all its partitions on disk
 */
record MonthRows(
        YearMonth month, long orderLines, long orderReturns, long sales, long returns, long bytes) {

    /** Of all months with a partition: those with rows, then the others, the newest first. */
    static List<MonthRows> of(List<PartitionInfo> partitions) {
        TreeMap<YearMonth, MonthRows> months = new TreeMap<>();
        for (PartitionInfo partition : partitions) {
            partition
                    .month()
                    .ifPresent(month -> months.merge(month, of(month, partition), MonthRows::plus));
        }
        return months.descendingMap().values().stream()
                .sorted(Comparator.comparing(MonthRows::isEmpty))
                .toList();
    }

    private static MonthRows of(YearMonth month, PartitionInfo partition) {
        return new MonthRows(
                month,
                rows(partition, "order_line"),
                rows(partition, "order_return"),
                rows(partition, "fact_sales"),
                rows(partition, "fact_return"),
                partition.bytes());
    }

    private static long rows(PartitionInfo partition, String table) {
        return partition.table().equals(table) ? partition.rows() : 0;
    }

    private MonthRows plus(MonthRows other) {
        return new MonthRows(
                month,
                orderLines + other.orderLines,
                orderReturns + other.orderReturns,
                sales + other.sales,
                returns + other.returns,
                bytes + other.bytes);
    }

    boolean isEmpty() {
        return orderLines + orderReturns + sales + returns == 0;
    }
}
