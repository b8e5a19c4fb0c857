package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.TestPeople.Enrolled;
import io.millrace.config.RetentionSettings;
import io.millrace.db.Sql;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.warehouse.Marts;
import io.millrace.warehouse.Reveal;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of a company, from letting people in to removing one: everything of it is in the audit. */
class AuditedEventsTest {

    private static final String PASSWORD = "copper teapot under the stairs";
    private static final String OTHER = "a lantern behind seven curtains";

    private final TestPeople people = new TestPeople();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void eachKindOfEventIsRecordedUnderThePersonWhoDidIt(@TempDir Path home) throws SQLException {
        new Marts(people.databases().warehouse(), home).bringUpToDate();
        Enrolled associate = people.enrolled(Role.ASSOCIATE, PASSWORD);
        Enrolled manager = people.regular(Role.MANAGER, PASSWORD);
        Enrolled executive = people.regular(Role.EXECUTIVE, PASSWORD);
        Enrolled administrator = people.regular(Role.ADMINISTRATOR, PASSWORD);
        people.signIn().begin(associate.name(), "not the password".toCharArray());
        assertEquals(new Step.Denied(), prove(manager, "000000"));

        enterAnOrder(associate);
        sync(executive);
        readTheWarehouse(manager);
        changePasswordAndFactor(associate);
        String guest = administer(administrator);
        new Audit(people.databases()).purge(new RetentionSettings(90, 90), new Run());

        Set<String> recorded = recorded();
        List<String> missing =
                Stream.of(
                                "shop owner person added " + associate.name(),
                                "warehouse owner person added " + manager.name(),
                                "shop millrace_gate signed in " + associate.name(),
                                "shop millrace_gate password changed " + associate.name(),
                                "shop millrace_gate sign-in denied " + associate.name(),
                                "shop millrace_gate sign-in denied " + manager.name(),
                                "shop %s insert customer".formatted(associate.name()),
                                "shop %s insert sales_order".formatted(associate.name()),
                                "shop %s update order_line".formatted(associate.name()),
                                "shop %s delete order_line".formatted(associate.name()),
                                "shop %s import orders.csv".formatted(associate.name()),
                                "warehouse %s sync run 1".formatted(executive.name()),
                                "warehouse %s question Who bought?".formatted(manager.name()),
                                "warehouse %s export sales.csv".formatted(manager.name()),
                                "warehouse %s sql warehouse".formatted(manager.name()),
                                "warehouse %s customer revealed C1".formatted(manager.name()),
                                "shop %s password changed %1$s".formatted(associate.name()),
                                "shop %s second factor changed %1$s".formatted(associate.name()))
                        .filter(event -> !recorded.contains(event))
                        .toList();
        assertEquals(List.of(), missing, () -> String.join("\n", recorded));
        for (String change :
                List.of(
                        "person added",
                        "person reset",
                        "regions changed",
                        "person disabled",
                        "person enabled",
                        "person removed")) {
            for (String side : List.of("shop", "warehouse")) {
                String event = "%s %s %s %s".formatted(side, administrator.name(), change, guest);
                assertTrue(recorded.contains(event), event);
            }
        }
        new Audit(people.databases())
                .verify(new Run())
                .forEach(verdict -> assertTrue(verdict.isWhole(), verdict.sentence()));
    }

    private Set<String> recorded() {
        return new Audit(people.databases())
                .list(AuditFilter.newest(10_000), new Run()).stream()
                        .map(entry ->
                                "%s %s %s %s"
                                        .formatted(
                                                entry.side().words(),
                                                entry.person(),
                                                entry.event(),
                                                entry.subject()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private void enterAnOrder(Enrolled associate) throws SQLException {
        try (Connection owner = people.databases().oltp().connect()) {
            Sql sql = new Sql(owner, new Run());
            sql.update("INSERT INTO oltp.segment VALUES (1, 'Consumer')");
            sql.update("INSERT INTO oltp.category VALUES (1, 'Furniture')");
            sql.update("INSERT INTO oltp.subcategory VALUES (1, 'Chairs', 1)");
            sql.update("INSERT INTO oltp.product VALUES ('P1', 'Chair', 1)");
        }
        try (Session session = open(associate, 0);
                Connection shop = session.shop().connect()) {
            Sql sql = new Sql(shop, new Run());
            sql.update(
                    "INSERT INTO oltp.customer (customer_id, customer_name, segment_id) VALUES ('C1', 'Ada Fox', 1)");
            sql.update(ShopAccounts.order("W1", "C1", "West"));
            sql.update(ShopAccounts.line("W1"));
            sql.update(ShopAccounts.line("W1").replace("'W1', 1", "'W1', 2"));
            sql.update("UPDATE oltp.order_line SET quantity = 2 WHERE line_no = 1");
            sql.update("DELETE FROM oltp.order_line WHERE line_no = 2");
            Audit.tell(session.shop(), "import", "orders.csv", Map.of("rows", 1));
        }
    }

    private void sync(Enrolled executive) {
        try (Session session = open(executive, 0);
                SyncCycle cycle = new SyncCycle(session.sync().orElseThrow())) {
            cycle.sync(SyncRequest.incremental(2, executive.name()), new Run());
        }
    }

    private void readTheWarehouse(Enrolled manager) {
        try (Session session = open(manager, 0)) {
            var mart = session.mart().orElseThrow();
            Audit.logQuestion(mart, "Who bought?", "grammar", "SELECT 1", 1, 2, "answered");
            Audit.tell(mart, "export", "sales.csv", Map.of("rows", 1));
            Audit.tell(mart, "sql", "warehouse", Map.of("query", "SELECT 1"));
            Reveal.Customer customer =
                    new Reveal(mart).customer("C1", "Her parcel came back to us.", new Run());
            assertEquals("Ada Fox", customer.name());
        }
    }

    private void changePasswordAndFactor(Enrolled associate) {
        try (Session session = open(associate, 1)) {
            assertEquals(
                    Optional.empty(),
                    session.changePassword(PASSWORD.toCharArray(), OTHER.toCharArray()));
            assertEquals(
                    Optional.empty(), session.changeFactor(OTHER.toCharArray(), TestPeople.totp()));
        }
    }

    private String administer(Enrolled administrator) {
        try (Session session = open(administrator, 0)) {
            Administration administration = session.administration().orElseThrow();
            Person guest = new Person(people.freshName(), Role.MANAGER, List.of("West"));
            administration.add(guest);
            administration.reset(guest.name(), true);
            administration.scope(guest.name(), List.of("*"));
            administration.disable(guest.name());
            administration.enable(guest.name());
            administration.remove(guest.name());
            return guest.name();
        }
    }

    private Session open(Enrolled person, int recoveryCode) {
        return assertInstanceOf(
                        Step.Open.class,
                        prove(person, person.factor().recovery().codes().get(recoveryCode)))
                .session();
    }

    private Step prove(Enrolled person, String answer) {
        SignIn signIn = people.signIn();
        Step.SecondFactor asked =
                assertInstanceOf(
                        Step.SecondFactor.class,
                        signIn.begin(person.name(), person.password().toCharArray()));
        return signIn.prove(asked, List.of(answer));
    }
}
