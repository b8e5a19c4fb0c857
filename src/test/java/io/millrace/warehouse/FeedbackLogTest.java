package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.access.Audit;
import io.millrace.access.FeedbackLog;
import io.millrace.db.Database;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people say of answers: kept with the question, decided by executives, changed by nobody. */
class FeedbackLogTest {

    private static TestMarts warehouse;
    private static Database manager;
    private static Database executive;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new TestMarts();
        warehouse.add("fmgr", "manager", "[\"*\"]");
        warehouse.add("fexe", "executive", "[]");
        manager = warehouse.open(Mart.MANAGER, "u_fmgr");
        executive = warehouse.open(Mart.EXECUTIVE, "u_fexe");
    }

    @AfterAll
    static void close() {
        manager.close();
        executive.close();
        warehouse.close();
    }

    private static void asked(Database mart, String question) {
        Audit.logQuestion(mart, question, "model", "SELECT 1", 1, 5, "answered");
    }

    private static Code failure(Runnable work) {
        return assertThrows(MillraceException.class, work::run).code();
    }

    @Test
    void aProposalStandsInTheLogAndTheAuditUntilAnExecutiveDecides() throws SQLException {
        asked(manager, "how much money");
        new FeedbackLog(manager).give("how much money", true, "Sales", "{\"kind\":\"x\"}", "");
        FeedbackLog decisions = new FeedbackLog(executive);
        FeedbackLog.Entry proposal = decisions.list(1).getFirst();
        assertEquals("fmgr", proposal.person());
        assertEquals("how much money", proposal.question());
        assertEquals("{\"kind\":\"x\"}", proposal.form());
        assertEquals("SELECT 1", proposal.sql());
        assertEquals("model", proposal.engine());
        assertTrue(proposal.isRight());
        assertEquals(Optional.empty(), proposal.decision());

        assertEquals(
                Code.NOT_PERMITTED,
                failure(() -> new FeedbackLog(manager).decide(proposal.id(), true)));
        assertEquals(Code.NOT_PERMITTED, failure(() -> new FeedbackLog(manager).list(1)));
        decisions.decide(proposal.id(), true);
        assertEquals(Optional.of(true), decisions.list(1).getFirst().decision());
        assertEquals(Code.USAGE, failure(() -> decisions.decide(proposal.id(), false)));
        assertEquals(
                List.of("fmgr feedback how much money", "fexe question verified how much money"),
                warehouse.ownerTexts(
                        "SELECT CONCAT(person, ' ', event, ' ', subject) FROM audit_record WHERE event IN"
                                + " ('feedback', 'question verified') AND subject = 'how much money' ORDER BY record_id"));
    }

    @Test
    void whatWasWrongIsKeptAndIsNoProposal() {
        asked(executive, "profit of the moon");
        FeedbackLog log = new FeedbackLog(executive);
        log.give("profit of the moon", false, "Profit", "", "There is no moon.");
        FeedbackLog.Entry entry = log.list(1).getFirst();
        assertEquals("There is no moon.", entry.comment());
        assertEquals(Code.USAGE, failure(() -> log.decide(entry.id(), true)));
    }

    @Test
    void whoHasNotAskedHasNothingToJudge() {
        asked(executive, "only the executive asked");
        MillraceException refused =
                assertThrows(
                        MillraceException.class,
                        () ->
                                new FeedbackLog(manager)
                                        .give("only the executive asked", true, "", "", ""));
        assertEquals(Code.USAGE, refused.code());
        assertEquals(
                "You have not asked this question; ask it before you judge its answer.",
                refused.getMessage());
    }

    @Test
    void itGoesWithTheQuestionWhenTheLogIsPurged() throws SQLException {
        asked(executive, "long ago");
        FeedbackLog log = new FeedbackLog(executive);
        log.give("long ago", true, "", "{}", "");
        log.decide(log.list(1).getFirst().id(), false);
        warehouse.owner(
                "UPDATE query_log SET asked_at = asked_at - INTERVAL 400 DAY WHERE question = 'long ago'");
        new Audit(warehouse.databases())
                .purge(new io.millrace.config.RetentionSettings(90, 90), new Run());
        assertTrue(log.list(100).stream().noneMatch(entry -> entry.question().equals("long ago")));
    }

    @Test
    void theChoiceOfAModelIsAudited() throws SQLException {
        new FeedbackLog(manager).chooseModel("https://models.example", true);
        assertEquals(
                List.of("fmgr model allowed https://models.example"),
                warehouse.ownerTexts(
                        "SELECT CONCAT(person, ' ', event, ' ', subject) FROM audit_record WHERE event LIKE"
                                + " 'model %'"));
    }
}
