package io.millrace.cli;

import io.millrace.demo.DemoCompany;
import io.millrace.demo.DemoReport;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncReport;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace demo}: an invented company to look around in. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Fill the shop with the demo company and load the warehouse.")
final class DemoCommand extends PartsCommand {

    @Option(names = "--reset", description = "Replace whatever the shop holds.")
    private boolean reset;

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "How many order lines, 1,000 to 100,000,000 (usual: 51,290).")
    private long lines = DemoCompany.Size.USUAL.lines();

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, another company.")
    private long seed = DemoCompany.SEED;

    @Override
    int execute(Parts parts, Run run, Output out) throws SQLException {
        DemoCompany company = new DemoCompany(seed, new DemoCompany.Size(lines));
        DemoReport report;
        try (Connection shop = parts.databases().oltp().connect()) {
            report = reset ? company.replace(shop, run) : company.load(shop, run);
        }
        try (SyncCycle cycle =
                new SyncCycle(
                        parts.databases(),
                        parts.configuration().sync().retries(),
                        () -> parts.configuration().retention())) {
            SyncReport sync =
                    cycle.sync(
                            SyncRequest.incremental(
                                    parts.configuration().sync().monthsAhead(), parts.person()),
                            run);
            print(report, sync, parts.demoPeople(run), out);
        }
        return MillraceCommand.DONE;
    }

    private void print(DemoReport report, SyncReport sync, List<String> people, Output out) {
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("products", report.products());
            object.put("customers", report.customers());
            object.put("orders", report.orders());
            object.put("lines", report.lines());
            object.put("returns", report.returns());
            object.put("rows", report.rows());
            object.put("people", people);
            object.put("sync", SyncWords.json(sync));
            out.json(object);
        } else {
            out.line(
                    "The demo company is in: %,d customers, %,d products, %,d orders, %,d lines, %,d"
                            + " returns.",
                    report.customers(),
                    report.products(),
                    report.orders(),
                    report.lines(),
                    report.returns());
            SyncWords.lines(sync).forEach(out::line);
            out.line("Sign in as:");
            people.forEach(person -> out.line("  %s", person));
        }
    }
}
