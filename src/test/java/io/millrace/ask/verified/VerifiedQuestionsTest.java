package io.millrace.ask.verified;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ask.Analyst;
import io.millrace.ask.Answer;
import io.millrace.ask.Engine;
import io.millrace.ask.Outcome;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.grammar.GrammarReader;
import io.millrace.ask.guard.QueryLimits;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.ask.reading.Reading;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.ServerAccount;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.CompiledQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.Marts;
import io.millrace.warehouse.Snapshot;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verified questions that come along, and those of a home, asked of a small demo company. */
class VerifiedQuestionsTest {

    private static final String PASSWORD = "A-password-of-theirs.1";
    private static final Path FILES =
            Path.of("src", "main", "resources", "io", "millrace", "ask", "verified");
    private static final Formats ENGLISH = new Formats(Locale.ENGLISH, null);
    private static final Pattern YEAR = Pattern.compile("\\b(19|20)\\d\\d");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'");

    private static final Databases DATABASES = TestServers.migrated();
    private static final SemanticModel MODEL = SemanticModel.shipped();

    /** Somebody who asks in a mart, beside the two who could answer. */
    private record Person(Database mart, Extent extent, GrammarReader grammar, Analyst analyst) {

        static Person of(Database mart) {
            Extent extent = Snapshot.read(mart, new Run(), Extent::read).orElseThrow();
            ValueDictionary values = ValueDictionary.read(mart, MODEL, new Run());
            return new Person(
                    mart,
                    extent,
                    new GrammarReader(MODEL, values, extent),
                    new Analyst(mart, MODEL, ENGLISH));
        }

        Answer ask(String question) {
            return analyst.consider(question, null, new Run());
        }

        Optional<SemanticQuery> read(String question) {
            return grammar.read(question, null) instanceof Reading.Understood(var query, var _)
                    ? Optional.of(query)
                    : Optional.empty();
        }

        CompiledQuery compile(SemanticQuery query) {
            return new SqlCompiler(MODEL).compile(query, extent);
        }

        List<List<String>> rows(CompiledQuery compiled) {
            return texts(
                    new ReadOnlyExecutor(mart)
                            .run(
                                    compiled.sql(),
                                    compiled.parameters(),
                                    QueryLimits.USUAL.capped(MODEL.listRows()),
                                    new Run())
                            .rows());
        }
    }

    private static Person manager;
    private static Person executive;

    @BeforeAll
    static void open(@TempDir Path home) throws SQLException {
        try (Connection shop = DATABASES.oltp().connect();
                SyncCycle cycle = new SyncCycle(DATABASES)) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(2_000)).load(shop, new Run());
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
        }
        new Marts(DATABASES.warehouse(), home).bringUpToDate();
        manager = Person.of(mart(Mart.MANAGER, "vera", "[\"West\", \"Northern Europe\"]"));
        executive = Person.of(mart(Mart.EXECUTIVE, "emil", "[\"*\"]"));
    }

    private static Database mart(Mart mart, String name, String regions) throws SQLException {
        try (Connection owner = DATABASES.warehouse().connect()) {
            Sql sql = new Sql(owner, new Run());
            sql.update(
                    "CALL access_add_person(?, ?, ?, ?, FALSE)",
                    name,
                    mart.role(),
                    PASSWORD,
                    PASSWORD);
            sql.update("CALL access_set_regions(?, ?)", name, regions);
        }
        String account = "u_" + name;
        return ServerAccount.mysql(
                        TestServers.warehouse(DATABASES, "_mart_" + mart.role(), account, PASSWORD))
                .open(account);
    }

    @AfterAll
    static void close() {
        manager.mart().close();
        executive.mart().close();
        DATABASES.close();
    }

    private static Person person(Mart mart) {
        return switch (mart) {
            case MANAGER -> manager;
            case EXECUTIVE -> executive;
        };
    }

    private static List<VerifiedQuestion> shipped() {
        return VerifiedQuestions.shipped().all();
    }

    @Test
    void thereAreThoseThatAreAskedMostAndThoseThatTheGrammarCannotRead() {
        assertTrue(shipped().size() >= 40, shipped().size() + " come along");
        long beyond =
                shipped().stream()
                        .filter(each -> executive.read(each.question()).isEmpty())
                        .count();
        assertTrue(beyond >= 10, beyond + " are beyond the grammar");
    }

    @Test
    void theIndexNamesEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".sql"))
                            .sorted()
                            .toList(),
                    shipped().stream().map(each -> each.name() + ".sql").sorted().toList());
        }
    }

    /** Two who wrote SQL independently agree, wherever both did. */
    @ParameterizedTest
    @EnumSource(Mart.class)
    void eachRunsAndSaysWhatTheGrammarSays(Mart mart) {
        Person person = person(mart);
        List<String> faults = new ArrayList<>();
        int compared = 0;
        for (VerifiedQuestion each : shipped()) {
            Answer answer = person.ask(each.question());
            if (answer.outcome() != Outcome.ANSWERED || answer.engine() != Engine.VERIFIED) {
                faults.add(each.name() + ": " + answer.message());
                continue;
            }
            if (answer.query() != null) {
                compared++;
                CompiledQuery compiled = person.compile(answer.query());
                List<List<String>> right = person.rows(compiled);
                if (!right.equals(texts(answer.rows()))) {
                    faults.add(each.name() + ": " + right + " is not " + texts(answer.rows()));
                }
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(compared >= 40, compared + " were compared");
    }

    /** What the grammar reads is shown as the grammar's answer: its columns, chips and chart. */
    @Test
    void theGrammarReadsAllThatItCanReadAsItShould() {
        List<String> faults = new ArrayList<>();
        for (VerifiedQuestion each : shipped()) {
            Optional<SemanticQuery> query = executive.read(each.question());
            Answer answer = executive.ask(each.question());
            each.phrasings()
                    .filter(way ->
                            executive
                                    .read(way)
                                    .filter(other -> !Optional.of(other).equals(query))
                                    .isPresent())
                    .forEach(way -> faults.add(each.name() + " is read otherwise: " + way));
            if (query.isPresent() && answer.query() == null && isSensible(query.get())) {
                faults.add(each.name() + " has columns of its own: " + answer.columns());
            }
        }
        assertEquals(List.of(), faults);
    }

    private static boolean isSensible(SemanticQuery query) {
        try {
            return !executive.compile(query).sql().isEmpty();
        } catch (io.millrace.MillraceException senseless) {
            return false;
        }
    }

    @Test
    void noTwoMeanTheSame() {
        List<SemanticQuery> queries =
                shipped().stream()
                        .flatMap(each -> executive.read(each.question()).stream())
                        .toList();
        assertEquals(queries.stream().distinct().toList(), queries);
    }

    @Test
    void noneNamesADayOrAValueOfOneCompany() {
        ValueDictionary values = ValueDictionary.read(executive.mart(), MODEL, new Run());
        List<String> names =
                values.entries().stream()
                        .filter(entry -> !entry.dimension().equals("ship_mode"))
                        .map(ValueDictionary.Entry::value)
                        .toList();
        for (VerifiedQuestion each : shipped()) {
            assertFalse(YEAR.matcher(each.sql()).find(), each.name());
            assertEquals(
                    List.of(),
                    TEXT.matcher(each.sql())
                            .results()
                            .map(text -> text.group(1))
                            .filter(names::contains)
                            .filter(text ->
                                    MODEL.dimensions().values().stream()
                                            .noneMatch(by -> by.listed().contains(text)))
                            .toList(),
                    each.name());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales by region",
                "  SALES   by region?! ",
                "revenue by region",
                "turnover per region",
                "show me the total sales by region",
                "margin by sub category",
                "Is the data complete",
                "How long is it between a customer’s orders",
            })
    void theSameInWordsOrMeaningIsVerified(String question) {
        Answer answer = executive.ask(question);
        assertEquals(Engine.VERIFIED, answer.engine(), answer.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales by region this year",
                "profit by region and category",
                "sales by region for Corporate",
                "top 11 products by sales",
                "top 10 products by sales last year",
                "monthly sales this year",
                "which products lost money this year",
                "return rate by market",
                "is the date complete in every week",
                "which customers have not ordered for two years",
                "how many customers did we win last year",
            })
    void whatIsOnlyLikeOneIsNot(String question) {
        assertNotEquals(Engine.VERIFIED, executive.ask(question).engine());
    }

    @Test
    void wordsThatFollowUpMeanWhatTheyFollow() {
        Answer first = executive.ask("profit by category for Corporate last year");
        Answer second =
                executive.analyst().consider("profit by sub-category", first.query(), new Run());
        Answer alone = executive.ask("profit by sub-category");
        assertEquals(Engine.VERIFIED, alone.engine());
        assertEquals(
                Optional.ofNullable(second.query()).equals(Optional.ofNullable(alone.query())),
                second.engine() == Engine.VERIFIED);
        Answer third = executive.analyst().consider("as a share", alone.query(), new Run());
        assertEquals(Engine.GRAMMAR, third.engine(), third.message());
        assertEquals(
                Engine.VERIFIED,
                executive
                        .analyst()
                        .consider("Is the data complete?", first.query(), new Run())
                        .engine());
    }

    @Test
    void anAnswerBringsChartFindingParametersAndProof() {
        Answer answer = executive.ask("Net sales after returns by month");
        assertEquals(Chart.Kind.LINE, answer.chart().kind());
        assertEquals("Net sales", answer.columns().get(3).label());
        assertTrue(answer.message().startsWith("Net sales: "), answer.message());
        assertTrue(answer.message().contains("the highest for "), answer.message());
        assertTrue(answer.sql().contains("BETWEEN ? AND ?"), answer.sql());
        assertEquals(
                List.of(
                        executive.extent().first().toString(),
                        executive.extent().last().toString()),
                answer.parameters());
        assertTrue(answer.proof() != null && answer.proof().rowsScanned() > 0);
        assertEquals(
                answer.columns().stream().map(Column::name).toList(),
                List.of("month", "sales", "returned_sales", "net_sales"));
    }

    @Test
    void chipsAreAnsweredByWhatIsVerifiedToo() {
        SemanticQuery query = executive.read("sales by region").orElseThrow();
        assertEquals(
                Engine.VERIFIED,
                executive.analyst().answer("sales by region", query, new Run()).engine());
    }

    @Test
    void aCompanysOwnAreUsedAndItsFaultyFilesAreNamed(@TempDir Path home) throws IOException {
        Path folder = Files.createDirectory(home.resolve(VerifiedQuestions.FOLDER));
        write(folder, "best", "-- question: What is our lucky number?\nSELECT 42 AS lucky");
        write(
                folder,
                "year",
                "-- question: profit 2023\nSELECT SUM(profit) AS profit FROM fact_sales WHERE order_date_key DIV 10000 = 2023");
        write(folder, "a_no_question", "SELECT 1 AS one");
        write(folder, "b_no_sql", "-- question: a\n");
        write(folder, "c_no_colon", "-- hello\nSELECT 1 AS one");
        write(folder, "d_writes", "-- question: b\nDELETE FROM fact_sales");
        write(folder, "e_elsewhere", "-- question: c\nSELECT account FROM access_person");
        write(folder, "f_parameter", "-- question: d\nSELECT :today AS today");
        write(folder, "g_again", "-- question: e\n-- also: Sales by Region?\nSELECT 1 AS one");
        write(folder, "h_format", "-- question: f\n-- column: one euro One\nSELECT 1 AS one");
        Files.write(
                folder.resolve("i_latin.sql"),
                "-- question: Grüße\nSELECT 1 AS one".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("notes.txt"), "no question");
        VerifiedQuestions questions = VerifiedQuestions.load(home, manager.mart());
        assertEquals(shipped().size() + 2, questions.all().size());
        assertEquals(
                List.of(
                        "The file a_no_question.sql has no line \"-- question: …\" above its SQL; add one. It is left out.",
                        "The file b_no_sql.sql has no SELECT below its question; add one. It is left out.",
                        "The file c_no_colon.sql has the line \"-- hello\"; before the SQL there may be question, also, by, note, column and about, each with a colon. It is left out.",
                        "The SQL of the file d_writes.sql may not run: DELETE (position 1) begins no SELECT, and only a SELECT is run. It is left out."),
                questions.faults().subList(0, 4));
        assertTrue(
                questions
                        .faults()
                        .get(4)
                        .startsWith(
                                "The SQL of the file e_elsewhere.sql may not run: access_person"),
                questions.faults().get(4));
        assertEquals(
                List.of(
                        "The SQL of the file f_parameter.sql may not run: :today (position 8) is no parameter here; there are :data_begins, :data_ends. It is left out.",
                        "The file g_again.sql asks \"sales by region\", which sales_by_region.sql answers already; keep one of them. It is left out.",
                        "The file h_format.sql has a column with the format euro; there are money, number, decimal, percent, days, date, text. It is left out.",
                        "The file i_latin.sql cannot be read, so it is left out; it must be UTF-8 text that you may read."),
                questions.faults().subList(5, questions.faults().size()));
        Analyst analyst = new Analyst(manager.mart(), MODEL, questions, ENGLISH, _ -> null);
        Answer lucky = analyst.consider("what is our lucky number", null, new Run());
        assertEquals(List.of(List.of("42")), texts(lucky.rows()));
        assertEquals("Lucky 42.", lucky.message());
        assertEquals(Engine.VERIFIED, analyst.consider("profit 2023", null, new Run()).engine());
        assertEquals(Engine.VERIFIED, analyst.consider("profit in 2023", null, new Run()).engine());
        assertEquals(Engine.GRAMMAR, analyst.consider("profit 2024", null, new Run()).engine());
        assertEquals(
                Engine.VERIFIED, analyst.consider("sales by region", null, new Run()).engine());
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".sql"), text);
    }

    @Test
    void whatACompanyMeasuresInItsOwnWayIsNotAnsweredInTheUsualOne(@TempDir Path home)
            throws IOException {
        Files.writeString(
                home.resolve("semantics.yaml"),
                """
                measures:
                  profit:
                    label: profit
                    sum: f.profit - f.shipping_cost
                    format: money
                    words: [profit]
                """);
        Analyst analyst =
                new Analyst(
                        executive.mart(),
                        SemanticModel.load(home),
                        VerifiedQuestions.load(home, executive.mart()),
                        ENGLISH,
                        _ -> null);
        assertEquals(Engine.GRAMMAR, analyst.consider("total profit", null, new Run()).engine());
        assertEquals(
                Engine.GRAMMAR,
                analyst.consider("Profit by sub-category", null, new Run()).engine());
        assertEquals(
                Engine.VERIFIED, analyst.consider("Sales by region", null, new Run()).engine());
    }

    /** Quotients are rounded by the servers, sums are not: five places tell them apart. */
    private static List<List<String>> texts(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(VerifiedQuestionsTest::text).toList())
                .toList();
    }

    private static String text(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(number.toString()).setScale(5, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
