package io.millrace.cli;

import io.millrace.access.Audit;
import io.millrace.access.AuditPurge;
import io.millrace.config.RetentionSettings;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace audit purge}: removes what is old enough; a sync does it once a day. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = "Remove what is older than the settings say, or than --days.")
final class AuditPurgeCommand extends PartsCommand {

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How many days are kept of the audit and of the query log.")
    private @Nullable Integer days;

    @Override
    int execute(Parts parts, Run run, Output out) {
        RetentionSettings retention =
                days == null
                        ? parts.configuration().retention()
                        : new RetentionSettings(days, days);
        AuditPurge purge = new Audit(parts.databases()).purge(retention, run);
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("kept_days", purge.keptDays());
            object.put("shop_records", purge.ofShop());
            object.put("warehouse_records", purge.ofWarehouse());
            object.put("questions", purge.questions());
            out.json(object);
        } else {
            out.line(
                    "%,d records of the shop, %,d of the warehouse and %,d questions were removed; the last %,d days are kept.",
                    purge.ofShop(), purge.ofWarehouse(), purge.questions(), purge.keptDays());
        }
        return MillraceCommand.DONE;
    }
}
