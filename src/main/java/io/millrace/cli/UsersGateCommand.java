package io.millrace.cli;

import io.millrace.MillraceException;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace users gate}: what the machines of people have to know. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description =
                "Print the env.yaml for machines on which people sign in. On servers of your own"
                        + " the gate gets another password, so earlier files end.")
final class UsersGateCommand extends PartsCommand {

    private static final String GATE = "millrace_gate";

    @Option(
            names = "--restore",
            description =
                    "Print nothing: give the gate the password back that those files hold, where"
                            + " somebody changed it and nobody can sign in.")
    private boolean isRestored;

    @Override
    int execute(Parts parts, Run run, Output out) {
        return isRestored ? restore(parts, out) : print(parts, out);
    }

    /** The embedded servers' gate was restored when they were started. */
    private int restore(Parts parts, Output out) {
        boolean restored =
                parts.databases().gate().user().equals(GATE)
                        || parts.administration().restoreGate();
        if (!restored) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "There is no gate yet; make one with: millrace users gate");
        }
        if (isJson()) {
            out.json(Map.of("restored", true));
        } else {
            out.line("The gate is as its files say.");
        }
        return MillraceCommand.DONE;
    }

    private int print(Parts parts, Output out) {
        ServerSettings shop = parts.databases().gate();
        Secret password =
                shop.user().equals(GATE) ? shop.password() : parts.administration().openGate();
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("oltp", address(shop));
            object.put("warehouse", address(parts.databases().warehouseAddress()));
            object.put("gate", Map.of("user", GATE, "password", password.value()));
            out.json(object);
        } else {
            out.line("oltp:");
            address(shop).forEach((key, value) -> out.line("  %s: %s", key, value));
            out.line("warehouse:");
            address(parts.databases().warehouseAddress())
                    .forEach((key, value) -> out.line("  %s: %s", key, value));
            out.line("gate:");
            out.line("  user: %s", GATE);
            out.line("  password: %s", password.value());
        }
        return MillraceCommand.DONE;
    }

    private static Map<String, Object> address(ServerSettings server) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("host", server.host());
        address.put("port", server.port());
        address.put("database", server.database());
        address.put("tls", server.tls().word());
        return address;
    }
}
