package io.millrace.ask.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.access.FeedbackLog;
import io.millrace.ask.Analyst;
import io.millrace.ask.Answer;
import io.millrace.ask.SampleWarehouse;
import io.millrace.ask.guard.QueryLimits;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a thumb up to a file that answers the question. */
class FeedbackTest {

    private static Databases databases;
    private static Analyst analyst;

    @TempDir private Path home;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException {
        databases = SampleWarehouse.of(folder);
        analyst =
                new Analyst(
                        databases.warehouse(),
                        SemanticModel.shipped(),
                        new Formats(Locale.ENGLISH, null));
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    private static Answer asked(String question) {
        return analyst.ask(question, null, new Run());
    }

    private static Feedback feedback() {
        return new Feedback(new FeedbackLog(databases.warehouse()), SemanticModel.shipped());
    }

    private Proposals proposals() {
        Database mart = databases.warehouse();
        return new Proposals(
                new FeedbackLog(mart), new ReadOnlyExecutor(mart), home.resolve("verified"));
    }

    @Test
    void aRightAnswerBecomesAFileWhoseSqlGivesTheSameRows() throws IOException {
        Answer answer = asked("SALES of  Furniture by region in 2024?");
        assertTrue(feedback().right(answer));
        FeedbackLog.Entry proposal = proposals().open().getFirst();
        assertEquals(answer.question(), proposal.question());

        Path file = proposals().approve(proposal.id());
        List<String> lines = Files.readAllLines(file);
        assertEquals("-- question: " + answer.reading(), lines.get(0));
        assertEquals("-- also: SALES of Furniture by region in 2024?", lines.get(1));
        assertTrue(lines.get(2).startsWith("-- by: owner, 20"), lines.get(2));
        String sql = String.join("\n", lines.subList(3, lines.size()));
        assertEquals(
                answer.rows(),
                new ReadOnlyExecutor(databases.warehouse())
                        .runGuarded(sql, QueryLimits.USUAL, new Run())
                        .rows());
        assertTrue(proposals().open().stream().noneMatch(open -> open.id() == proposal.id()));
        assertThrows(MillraceException.class, () -> proposals().approve(proposal.id()));
        assertThrows(MillraceException.class, () -> proposals().decline(proposal.id()));
    }

    @Test
    void whatMovesWithTheDataIsKeptButNotProposed() {
        Answer answer = asked("profit this year");
        assertFalse(feedback().right(answer));
        assertTrue(
                proposals().open().stream()
                        .noneMatch(open -> open.question().equals("profit this year")));
    }

    @Test
    void whatIsWrongIsListedWithWhatWasSaid() {
        feedback().wrong(asked("profit by category"), " I meant sales ");
        FeedbackLog.Entry complaint = proposals().complaints().getFirst();
        assertEquals("profit by category", complaint.question());
        assertEquals("I meant sales", complaint.comment());
        assertEquals("grammar", complaint.engine());
    }

    @Test
    void whatIsExplainedAfterwardsIsListedOnce() {
        Answer answer = asked("profit by market");
        feedback().wrong(answer, "");
        feedback().wrong(answer, "it was to be without Africa");
        List<String> comments =
                proposals().complaints().stream()
                        .filter(entry -> entry.question().equals("profit by market"))
                        .map(FeedbackLog.Entry::comment)
                        .toList();
        assertEquals(List.of("it was to be without Africa"), comments);
    }

    @Test
    void aDeclinedProposalIsGone() {
        feedback().right(asked("orders in 2023"));
        long id = proposals().open().getFirst().id();
        proposals().decline(id);
        assertTrue(proposals().open().stream().noneMatch(open -> open.id() == id));
        assertFalse(Files.exists(home.resolve("verified")));
    }

    @Test
    void valuesBecomeLiteralsThatStayTexts() {
        assertEquals(
                "SELECT 'a?b' FROM t WHERE x = 'O''Hara' AND y > 3.50",
                Literals.in(
                        "SELECT 'a?b' FROM t WHERE x = ? AND y > ?",
                        List.of("O'Hara", new java.math.BigDecimal("3.50"))));
    }
}
