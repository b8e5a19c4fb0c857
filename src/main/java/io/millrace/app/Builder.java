package io.millrace.app;

import io.millrace.cli.Parts;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.Status;
import io.millrace.ui.Desktop;
import io.millrace.ui.services.Services;
import io.millrace.ui.tour.Tour;
import io.millrace.warehouse.Reports;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Builds the application for a command or for the desktop. */
final class Builder implements Parts.Builder {

    private static final Path USUAL_PICTURES = Path.of("target", "tour");

    @Override
    public Parts build(Path home, Optional<Path> configuration, Run run) {
        return Backend.open(home, configuration.orElse(null), run);
    }

    /**
     * On a new home, the desktop brings the demo company along; without a display it takes
     * pictures.
     */
    @Override
    public void desktop(Path home, Optional<Path> configuration, Optional<Path> pictures) {
        Run run = new Run(new StartLines());
        try (Backend backend = Backend.open(home, configuration.orElse(null), run);
                DesktopSync sync = new DesktopSync(backend)) {
            sync.syncNow(fillIfNew(backend, run));
            Services services =
                    new Services(
                            Reports.of(backend.databases().warehouse()),
                            sync,
                            backend.configuration().appearance());
            show(services, pictures);
        }
    }

    private static void show(Services services, Optional<Path> pictures) {
        if (pictures.isEmpty() && Desktop.hasDisplay()) {
            System.err.println("  The window is open; close it to end Millrace.");
            Desktop.run(services);
            return;
        }
        Path folder = pictures.orElse(USUAL_PICTURES);
        List<Path> files = Tour.play(services, folder);
        System.out.println(
                "%s%,d pictures of the screens are in %s."
                        .formatted(
                                pictures.isPresent() ? "" : "There is no display. ",
                                files.size(),
                                folder));
    }

    private static Run fillIfNew(Backend backend, Run run) {
        Status status = Status.read(backend.databases());
        if (status.extractedAt().isEmpty() && isEmpty(backend)) {
            try (Connection shop = backend.databases().oltp().connect()) {
                new DemoCompany(DemoCompany.SEED, DemoCompany.Size.USUAL).load(shop, run);
            } catch (SQLException cause) {
                throw refused(cause);
            }
        }
        return run;
    }

    private static boolean isEmpty(Backend backend) {
        try (Connection shop = backend.databases().oltp().connect()) {
            return new io.millrace.db.Sql(shop, new Run())
                            .number("SELECT count(*) FROM (SELECT FROM oltp.sales_order LIMIT 1) x")
                    == 0;
        } catch (SQLException cause) {
            throw refused(cause);
        }
    }

    private static io.millrace.MillraceException refused(SQLException cause) {
        return new io.millrace.MillraceException(
                io.millrace.MillraceException.Code.FAILED,
                "The shop's database refused: " + cause.getMessage(),
                cause);
    }
}
