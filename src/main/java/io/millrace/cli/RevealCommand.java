package io.millrace.cli;

import io.millrace.warehouse.Reveal;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace reveal}: who a customer is. */
@Command(
        name = "reveal",
        mixinStandardHelpOptions = true,
        description = "Say who a customer is; the audit keeps that you asked, and why.")
final class RevealCommand extends PartsCommand {

    @Parameters(
            paramLabel = "CUSTOMER",
            description = "The number, such as AA-10480, or the name that the reports show.")
    private String customer = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why you need to know, in at least 10 characters.")
    private String reason = "";

    @Override
    int execute(Parts parts, Run run, Output out) {
        Reveal.Customer revealed = new Reveal(parts.mart()).customer(customer, reason, run);
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("customer_id", revealed.id());
            object.put("customer_name", revealed.name());
            object.put("email", revealed.email());
            object.put("phone", revealed.phone());
            out.json(object);
        } else {
            out.line(
                    "%s",
                    Stream.of(revealed.id(), revealed.name(), revealed.email(), revealed.phone())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", ")));
        }
        return MillraceCommand.DONE;
    }
}
