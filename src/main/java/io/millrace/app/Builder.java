package io.millrace.app;

import io.millrace.MillraceException;
import io.millrace.access.GateSignIn;
import io.millrace.cli.Parts;
import io.millrace.config.Configuration;
import io.millrace.config.Servers;
import io.millrace.config.SettingsFile;
import io.millrace.db.Sql;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.Status;
import io.millrace.ui.Desktop;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.tour.Tour;
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
    public Parts build(
            Path home, Optional<Path> configuration, Optional<Parts.Visitor> person, Run run) {
        if (person.isEmpty()) {
            return Backend.open(home, configuration.orElse(null), run);
        }
        Configuration settings = Configuration.load(home, configuration.orElse(null));
        return switch (settings.servers()) {
            case Servers.Gated gated -> {
                Logging.to(settings.home());
                yield visit(
                        settings,
                        new ConsoleSignIn(
                                new GateSignIn(gated.gate(), gated.warehouse()), System.getenv()),
                        person.get(),
                        () -> {});
            }
            case Servers.Embedded _, Servers.Remote _ ->
                    visit(Backend.open(home, configuration.orElse(null), run), person.get());
        };
    }

    private static Parts visit(Backend backend, Parts.Visitor person) {
        try {
            return visit(
                    backend.configuration(),
                    new ConsoleSignIn(backend.signIn(), System.getenv()),
                    person,
                    backend::close);
        } catch (RuntimeException failed) {
            backend.close();
            throw failed;
        }
    }

    private static Parts visit(
            Configuration settings,
            ConsoleSignIn signIn,
            Parts.Visitor person,
            Runnable afterwards) {
        return new VisitorParts(settings, signIn.open(person), afterwards);
    }

    /**
     * On a new home, the desktop brings the demo company along; without a display it takes
     * pictures.
     */
    @Override
    public void desktop(Path home, Optional<Path> configuration, Optional<Path> pictures) {
        Configuration settings = Configuration.load(home, configuration.orElse(null));
        switch (settings.servers()) {
            case Servers.Gated gated -> {
                Logging.to(settings.home());
                show(
                        new GatedWorkplace(
                                new SettingsFile(home, configuration.orElse(null)),
                                settings,
                                gated),
                        pictures);
            }
            case Servers.Embedded _, Servers.Remote _ -> atHome(home, configuration, pictures);
        }
    }

    private static void atHome(Path home, Optional<Path> configuration, Optional<Path> pictures) {
        Run run = new Run(new StartLines());
        try (Backend backend = Backend.open(home, configuration.orElse(null), run);
                DesktopSync sync =
                        new DesktopSync(
                                backend.databases(),
                                backend.configuration().sync(),
                                () -> backend.configuration().retention(),
                                backend.person(),
                                backend.configuration().home().resolve("notes"))) {
            List<Workplace.Guest> guests = prepare(backend, sync, run);
            sync.begin();
            HomeWorkplace workplace = new HomeWorkplace(backend, sync, guests);
            if (wantsWindow(pictures)) {
                show(workplace, pictures);
            } else {
                Path folder = pictures.orElse(USUAL_PICTURES);
                say(pictures, Tour.play(workplace, backend.administration(), folder), folder);
            }
        }
    }

    private static boolean wantsWindow(Optional<Path> pictures) {
        return pictures.isEmpty() && Desktop.hasDisplay();
    }

    private static void show(Workplace workplace, Optional<Path> pictures) {
        if (!wantsWindow(pictures)) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "There is no display, and pictures are taken on a home's own databases only.");
        }
        System.err.println("  The window is open; close it to end Millrace.");
        Desktop.run(workplace);
    }

    private static void say(Optional<Path> pictures, List<Path> files, Path folder) {
        System.out.println(
                "%s%,d pictures of the screens are in %s."
                        .formatted(
                                pictures.isPresent() ? "" : "There is no display. ",
                                files.size(),
                                folder));
    }

    /** Fills a new home, syncs, and sees to it that somebody can come in. */
    private static List<Workplace.Guest> prepare(Backend backend, DesktopSync sync, Run run) {
        boolean isNew =
                Status.read(backend.databases()).extractedAt().isEmpty() && isEmpty(backend);
        if (isNew) {
            try (Connection shop = backend.databases().oltp().connect()) {
                new DemoCompany(DemoCompany.SEED, DemoCompany.Size.USUAL).load(shop, run);
            } catch (SQLException cause) {
                throw refused(cause);
            }
        }
        sync.syncNow(run);
        return isNew ? backend.guests().demo(backend.regions(), run) : backend.guests().first();
    }

    private static boolean isEmpty(Backend backend) {
        try (Connection shop = backend.databases().oltp().connect()) {
            return new Sql(shop, new Run())
                            .number("SELECT count(*) FROM (SELECT FROM oltp.sales_order LIMIT 1) x")
                    == 0;
        } catch (SQLException cause) {
            throw refused(cause);
        }
    }

    private static MillraceException refused(SQLException cause) {
        return new MillraceException(
                MillraceException.Code.FAILED,
                "The shop's database refused: " + cause.getMessage(),
                cause);
    }
}
