package io.millrace.ui.oversight;

import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.access.TestPeople;
import io.millrace.app.TestSync;
import io.millrace.config.Configuration;
import io.millrace.db.Sql;
import io.millrace.ui.services.Oversight;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.Marts;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The corner shop of 60 orders on real servers, with an executive who has signed in. */
public final class ExecutivesShop implements AutoCloseable {

    private static final String PASSWORD = "copper teapot under stairs";

    private final TestPeople people = new TestPeople();
    private final Session session;
    private final SyncControl control;
    private final Oversight oversight;
    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 6), window);
    private final Formats formats = new Formats(Locale.US, Currency.getInstance("USD"));
    private final SyncViewModel sync;

    /** Level: the warehouse shows all 60 orders. */
    public ExecutivesShop(Path home) throws SQLException, IOException {
        execute(script());
        new Marts(people.databases().warehouse(), home).bringUpToDate();
        session = signIn();
        control = TestSync.of(session.sync().orElseThrow(), session.person().name(), home);
        oversight =
                Oversight.of(
                                session,
                                Configuration.load(home, null),
                                Optional.of(people.databases()))
                        .orElseThrow();
        sync = new SyncViewModel(control, background, formats);
        control.syncNow(new Run());
    }

    private static String script() throws IOException {
        try (InputStream file =
                ExecutivesShop.class.getResourceAsStream("/io/millrace/etl/corner_shop.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Session signIn() {
        TestPeople.Enrolled executive = people.regular(Role.EXECUTIVE, PASSWORD);
        people.forgetCode(executive.name());
        SignIn signIn = people.signIn();
        Step.SecondFactor asked =
                (Step.SecondFactor) signIn.begin(executive.name(), PASSWORD.toCharArray());
        Step open = signIn.prove(asked, List.of(TestPeople.code(executive.factor().secret(), 0)));
        return ((Step.Open) open).session();
    }

    /** As the shop's owner, in a transaction of its own. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = people.databases().connectExtractor();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As the warehouse's owner. */
    public long number(String query) throws SQLException {
        try (Connection connection = people.databases().warehouse().connect()) {
            return new Sql(connection, new Run()).number(query);
        }
    }

    /** As the warehouse's owner. */
    public void change(String statement) throws SQLException {
        try (Connection connection = people.databases().warehouse().connect()) {
            new Sql(connection, new Run()).update(statement);
        }
    }

    public TestPeople people() {
        return people;
    }

    public Session session() {
        return session;
    }

    public SyncControl control() {
        return control;
    }

    public Oversight oversight() {
        return oversight;
    }

    public SyncViewModel sync() {
        return sync;
    }

    public WindowQueue window() {
        return window;
    }

    public Background background() {
        return background;
    }

    public Formats formats() {
        return formats;
    }

    @Override
    public void close() {
        background.close();
        control.close();
        session.close();
        people.close();
    }
}
