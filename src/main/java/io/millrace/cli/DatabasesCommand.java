package io.millrace.cli;

import io.millrace.db.Databases;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code millrace databases}: keeps the embedded servers up and says where they are. */
@Command(
        name = "databases",
        mixinStandardHelpOptions = true,
        description = "Run the databases in the foreground and print their JDBC addresses.")
final class DatabasesCommand extends PartsCommand {

    @Override
    int execute(Parts parts, Run run, Output out) {
        Databases databases = parts.databases();
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("oltp", databases.oltp().jdbcUrl());
            object.put("oltp_user", databases.oltp().user());
            object.put("warehouse", databases.warehouse().jdbcUrl());
            object.put("warehouse_user", databases.warehouse().user());
            object.put("secrets", parts.configuration().home().resolve("servers").toString());
            out.json(object);
        } else {
            out.line("PostgreSQL: %s as %s", databases.oltp().jdbcUrl(), databases.oltp().user());
            out.line(
                    "Warehouse:  %s as %s",
                    databases.warehouse().jdbcUrl(), databases.warehouse().user());
            out.line(
                    "The passwords are in %s. Stop with Ctrl+C.",
                    parts.configuration().home().resolve("servers"));
        }
        run.waitForCancel();
        return MillraceCommand.DONE;
    }
}
