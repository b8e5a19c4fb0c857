package io.millrace.cli;

import io.millrace.access.Administration.Listed;
import io.millrace.work.Run;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code millrace users list}: who there is. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the people with their roles and regions.")
final class UsersListCommand extends PartsCommand {

    @Override
    int execute(Parts parts, Run run, Output out) {
        List<Listed> people = parts.administration().people();
        if (isJson()) {
            out.json(Map.of("people", people.stream().map(UsersListCommand::json).toList()));
        } else if (people.isEmpty()) {
            out.line("There is nobody yet. Add somebody with: millrace users add NAME --role ROLE");
        } else {
            out.line("%-16s %-14s %-10s %s", "name", "role", "state", "regions");
            people.forEach(listed ->
                    out.line(
                            "%-16s %-14s %-10s %s",
                            listed.person().name(),
                            listed.person().role().code(),
                            state(listed),
                            listed.person().isEverywhere()
                                    ? "all"
                                    : String.join(", ", listed.person().regions())));
        }
        return MillraceCommand.DONE;
    }

    private static String state(Listed listed) {
        if (!listed.isActive()) {
            return "disabled";
        }
        if (listed.lockedUntil().isPresent()) {
            return "locked";
        }
        return listed.oneTimeUntil().isPresent() ? "invited" : "active";
    }

    private static Map<String, Object> json(Listed listed) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", listed.person().name());
        object.put("role", listed.person().role().code());
        object.put("regions", listed.person().regions());
        object.put("state", state(listed));
        object.put("second_factor", listed.factor().orElse(null));
        object.put("last_sign_in", listed.lastSignIn().map(Instant::toString).orElse(null));
        return object;
    }
}
