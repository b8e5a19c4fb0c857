package io.millrace.cli;

import io.millrace.etl.Partitions;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace partitions ensure}: makes months on both sides. */
@Command(
        name = "ensure",
        mixinStandardHelpOptions = true,
        description = "Make the months of a range on both sides; free where nothing is missing.")
final class PartitionsEnsureCommand extends PartsCommand {

    @Option(names = "--from", paramLabel = "YYYY-MM", description = "The first month (usual: now).")
    private @Nullable YearMonth from;

    @Option(
            names = "--to",
            paramLabel = "YYYY-MM",
            description = "The last month (usual: as far ahead as the settings say).")
    private @Nullable YearMonth to;

    @Override
    int execute(Parts parts, Run run, Output out) {
        int ahead = parts.configuration().sync().monthsAhead();
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        Partitions.Made made =
                new Partitions(parts.databases(), SyncRequest.incremental(ahead, parts.person()))
                        .ensure(
                                from == null ? now : from,
                                to == null ? now.plusMonths(ahead) : to,
                                run);
        if (isJson()) {
            out.json(Map.of("shop", made.shop(), "warehouse", made.warehouse()));
        } else {
            out.line(
                    "%,d partitions made in the shop, %,d in the warehouse.",
                    made.shop(), made.warehouse());
        }
        return MillraceCommand.DONE;
    }
}
