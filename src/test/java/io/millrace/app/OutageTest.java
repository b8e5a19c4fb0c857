package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.db.InMemory;
import io.millrace.db.Sql;
import io.millrace.db.embedded.EmbeddedServers;
import io.millrace.demo.DemoCompany;
import io.millrace.oltp.Catalog;
import io.millrace.oltp.Customer;
import io.millrace.ui.orders.LineViewModel;
import io.millrace.ui.orders.OrderViewModel;
import io.millrace.ui.services.Workplace.Guest;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Contact;
import io.millrace.ui.work.Toolkit;
import io.millrace.ui.work.WindowWatch;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shop's server is stopped while somebody types an order: the window says so and stays alive,
 * nothing is lost, and when the server is back so is everything else.
 */
class OutageTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir(factory = InMemory.class)
    Path home;

    private Backend backend;
    private Session session;
    private Background background;
    private Contact contact;
    private Shell shell;
    private Stage stage;

    @BeforeEach
    void open() throws SQLException {
        backend = Backend.open(home, null, new Run());
        try (Connection owner = backend.databases().oltp().connect()) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(1_000)).load(owner, new Run());
        }
        DesktopSync sync =
                new DesktopSync(
                        backend.databases(),
                        backend.configuration().sync(),
                        () -> backend.configuration().retention(),
                        backend.person(),
                        backend.configuration().home().resolve("notes"));
        HomeWorkplace workplace = new HomeWorkplace(backend, sync, List.of());
        Guest sam = DemoPeople.letInto(backend).getFirst();
        session = signIn(workplace.signIn(), sam);
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        contact = new Contact(workplace.servers(session), background.window());
        stage = Toolkit.call(Stage::new);
        shell =
                Toolkit.call(() -> {
                    Shell opened = new Shell(workplace.open(session), background);
                    stage.setScene(opened.scene());
                    stage.setWidth(980);
                    stage.setHeight(820);
                    stage.show();
                    opened.load();
                    opened.watch(contact);
                    opened.attend();
                    opened.open("New order");
                    return opened;
                });
        Toolkit.await(shell.settled(), SOON);
    }

    private static Session signIn(SignIn signIn, Guest guest) {
        Step step = signIn.begin(guest.name(), guest.password().toCharArray());
        if (step instanceof Step.SecondFactor asked) {
            step = signIn.prove(asked, guest.answers());
        }
        if (!(step instanceof Step.Open(Session opened))) {
            throw new AssertionError(step);
        }
        return opened;
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            shell.close();
            contact.close();
            stage.hide();
        });
        background.close();
        session.close();
        backend.close();
    }

    @Test
    void whatIsTypedOutlivesAServerThatIsStopped() throws Exception {
        OrderViewModel order = shell.counter().order();
        String before = newest();
        Toolkit.run(() -> order.open(before));
        Toolkit.await(shell.settled(), SOON);
        // Whose price is known, since it was sold lately.
        String sold = Toolkit.call(() -> order.lines().getFirst().product().textProperty().get());
        Toolkit.run(order::blank);
        chooseFirst(
                order.buyer().customer(),
                Toolkit.call(() -> shell.counter().home().orders().getFirst().customerName()));
        LineViewModel line = Toolkit.call(() -> order.lines().getFirst());
        chooseFirst(line.product(), sold);
        Toolkit.run(() -> line.quantityProperty().set("2"));
        Toolkit.await(shell.settled(), SOON);
        Customer other = customerBeyond(city(order));
        String place =
                new Catalog(session.shop())
                        .lastShipTo(other.customerId(), new Run())
                        .orElseThrow()
                        .city();

        stopShop();
        try (WindowWatch watch = new WindowWatch()) {
            Toolkit.await(contact.problemProperty().isNotEmpty(), SOON);
            assertTrue(
                    Toolkit.call(this::bar)
                            .startsWith("The shop's database does not answer. What you typed"),
                    Toolkit.call(this::bar));
            Toolkit.run(() -> line.quantityProperty().set("3"));
            Toolkit.run(() -> order.buyer().customer().choose(other));
            Toolkit.run(order::save);
            assertEquals(Optional.empty(), watch.waited(), "Nothing waits on the window's thread");
            assertEquals("3", Toolkit.call(() -> line.quantityProperty().get()));
        }

        try (EmbeddedServers _ = EmbeddedServers.start(home, new Run(), _ -> {})) {
            Toolkit.await(contact.problemProperty().isEmpty(), SOON);
            Toolkit.await(shell.settled(), SOON);
            assertFalse(Toolkit.call(() -> shell.scene().lookup(".lost-bar").isVisible()));
            assertEquals(place, city(order), "What could not be read is read by itself");
            if (Toolkit.call(() -> order.problemProperty().get().startsWith("The shop's"))) {
                Toolkit.run(order::save);
            }
            Toolkit.await(isNewer(before), SOON);
            assertEquals("", Toolkit.call(() -> order.problemProperty().get()));
            assertEquals(1, pieces(newest(), 3));
        }
    }

    /** Somebody to whom something was sent, but not to that city. */
    private Customer customerBeyond(String city) throws SQLException {
        String id =
                DemoHome.read(
                        session.shop(),
                        "SELECT min(customer_id) FROM oltp.sales_order WHERE customer_id NOT IN"
                                + " (SELECT customer_id FROM oltp.sales_order WHERE ship_city = ?)",
                        city);
        return new Catalog(session.shop()).customers(id, 1, new Run()).getFirst();
    }

    private static String city(OrderViewModel order) {
        return Toolkit.call(() -> order.shipTo().cityProperty().get());
    }

    private String newest() {
        return Toolkit.call(() -> shell.counter().home().orders().getFirst().orderId());
    }

    private ObservableValue<Boolean> isNewer(String before) {
        return Bindings.createBooleanBinding(
                () ->
                        shell.counter().home().orders().stream()
                                .findFirst()
                                .filter(first -> !first.orderId().equals(before))
                                .isPresent(),
                shell.counter().home().orders());
    }

    private String bar() {
        return ((Labeled) shell.scene().lookup(".lost-bar .label")).getText();
    }

    private static <T> void chooseFirst(Lookup<T> lookup, String text) {
        Toolkit.run(() -> lookup.textProperty().set(text));
        Toolkit.await(Bindings.isNotEmpty(lookup.found()), SOON);
        Toolkit.run(() -> lookup.choose(lookup.found().getFirst()));
    }

    private long pieces(String order, int quantity) throws SQLException {
        try (Connection owner = backend.databases().oltp().connect()) {
            return new Sql(owner, new Run())
                    .number(
                            "SELECT count(*) FROM oltp.order_line WHERE order_id = ? AND quantity = ?",
                            order,
                            quantity);
        }
    }

    /** As an administrator would, in a hurry: it asks nobody, and loses nothing. */
    private void stopShop() throws IOException, InterruptedException {
        String process =
                Files.readAllLines(home.resolve("data/postgresql/postmaster.pid")).getFirst();
        assertEquals(0, new ProcessBuilder("kill", "-INT", process).start().waitFor());
        ProcessHandle.of(Long.parseLong(process)).ifPresent(server -> server.onExit().join());
    }
}
