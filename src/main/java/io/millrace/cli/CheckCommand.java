package io.millrace.cli;

import io.millrace.etl.CheckResult;
import io.millrace.etl.Checks;
import io.millrace.work.Run;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code millrace check}: the seven data-quality checks over the whole shop. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Run the seven data-quality checks over every row of the shop.")
final class CheckCommand extends PartsCommand {

    private static final int ROWS_SHOWN = 20;

    @Override
    int execute(Parts parts, Run run, Output out) {
        List<CheckResult> results = Checks.ofEverything(parts.databases().oltp(), run);
        if (isJson()) {
            out.json(Map.of("checks", results.stream().map(CheckCommand::json).toList()));
        } else {
            results.forEach(result -> lines(result, out));
        }
        return results.stream().allMatch(result -> result.offences().isEmpty())
                ? MillraceCommand.DONE
                : MillraceCommand.FAILED;
    }

    private static Map<String, Object> json(CheckResult result) {
        return Map.of(
                "name",
                result.check().key(),
                "outcome",
                result.outcome(),
                "rows",
                result.offences().stream()
                        .map(offence ->
                                Map.of(
                                        "table",
                                        offence.table(),
                                        "key",
                                        offence.rowKey(),
                                        "reason",
                                        offence.reason()))
                        .toList());
    }

    private static void lines(CheckResult result, Output out) {
        out.line(
                "%-11s %s%s",
                result.outcome(),
                result.check().promise(),
                result.offences().isEmpty()
                        ? "."
                        : ", but for %,d:".formatted(result.offences().size()));
        result.offences().stream()
                .limit(ROWS_SHOWN)
                .forEach(offence ->
                        out.line(
                                "            %s %s: %s",
                                offence.table(), offence.rowKey(), offence.reason()));
        if (result.offences().size() > ROWS_SHOWN) {
            out.line("            … all of them with --json");
        }
    }
}
