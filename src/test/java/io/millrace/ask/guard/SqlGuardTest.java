package io.millrace.ask.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guard says of a statement, without any server. */
class SqlGuardTest {

    private static final MartSchema SCHEMA =
            new MartSchema(
                    new TreeMap<>(
                            java.util.Map.of(
                                    "fact_sales",
                                    columns(
                                            "order_id line_no order_date_key product_key sales profit"),
                                    "dim_product",
                                    columns("product_key product_name category_name"),
                                    "dim_date",
                                    columns("date_key full_date year month day"))));

    private static List<MartSchema.Column> columns(String names) {
        return Arrays.stream(names.split(" "))
                .map(name -> new MartSchema.Column(name, "int"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 1 -- a|-- (position 10) is a comment; write none.",
                "SELECT 1 # a|# (position 10) begins a comment; write none.",
                "SELECT /* a */ 1|/* (position 8) is a comment; write none.",
                "SELECT /*! 1 */|/* (position 8) is a comment; write none.",
                "SELECT @@version|@ (position 8) begins a variable; there are none here.",
                "SELECT 'a\\'|\\ (position 10) is a backslash, which the servers read in ways of theirs.",
                "SELECT \"a\"|\" (position 8) is a double quote; texts stand between single quotes (').",
                "SELECT 1; SELECT 2|; (position 9) would begin a second statement; one is run.",
                "SELECT 'a|'a (position 8) opens a quote that is never closed.",
                "SELECT 'a' 'b'|'b' (position 12) would be one text with that before it.",
                "SELECT `a b`|`a  (position 8) is a backtick around something else than a plain name.",
                "SELECT 0x41|0x (position 8) is no number in decimal digits.",
                "SELECT x'41'|x' (position 8) begins a literal in hexadecimal, bits or another set.",
                "SELECT _utf8'a'|_utf8 (position 8) begins with an underscore, as the name of a character set.",
                "SELECT Ѕales|Ѕ (position 8) is no ASCII; such characters stand in texts alone.",
                "~SELECT sales || profit FROM fact_sales~|~|| (position 14) means OR on one server; write CONCAT or OR.~",
                "SELECT ?|? (position 8) would be a parameter; write the value.",
                "SELECT {d '2024-01-01'}|{ (position 8) may not stand in a query here.",
                "~~|There is no statement.",
                "DELETE FROM fact_sales|DELETE (position 1) begins no SELECT, and only a SELECT is run.",
                "SELECT 1 INTO OUTFILE 'a'|INTO (position 10) may not stand in a query here.",
                "SELECT sales FROM fact_sales FOR UPDATE|FOR (position 30) may not stand in a query here.",
                "SELECT CURRENT_USER|CURRENT_USER (position 8) may not stand in a query here.",
                "SELECT SLEEP(1)|SLEEP (position 8) may not be called here.",
                "SELECT 1 AS sleep, sleep(1)|sleep (position 20) may not be called here.",
                "SELECT `sleep`(1)|`sleep` (position 8) may not be called here.",
                "SELECT fact_sales.sleep(1) FROM fact_sales|sleep (position 19) is no column, table or name of this query.",
                "SELECT nothing FROM fact_sales|nothing (position 8) is no column, table or name of this query.",
                "SELECT x.sales FROM fact_sales|x (position 8) is no table of this query.",
                "SELECT 1 FROM secret|secret (position 15) is no table here; there are dim_date, dim_product, fact_sales.",
                "SELECT 1 FROM mysql.user|mysql.user (position 15) may not stand in a query here.",
                "SELECT a.fact_sales.sales FROM fact_sales|a.fact_sales (position 8) may not stand in a query here.",
                "SELECT 1 AS fact_sales|fact_sales (position 13) is a table already; choose another name.",
                "WITH dim_date AS (SELECT 1 AS x) SELECT x FROM dim_date|dim_date (position 6) is a table already; choose another name.",
                "SELECT sales FROM fact_sales PARTITION (p)|PARTITION (position 30) is a word of the language; choose another name.",
                "SELECT sales FROM fact_sales LIMIT (SELECT 1)|(SELECT 1) (position 36) may not stand in a query here.",
                "SELECT TOP 5 sales FROM fact_sales|TOP 5 (position 8) may not stand in a query here.",
                "SELECT COUNT(*) FILTER (WHERE sales > 3) FROM fact_sales|sales > 3 (position 31) may not stand in a query here.",
                "SELECT ALL sales FROM fact_sales|ALL (position 8) would not be run as it stands here.",
                "SELECT sales FROM fact_sales WHERE|WHERE (position 30) does not fit where it stands.",
                "(SELECT 1|1 (position 9) is the last word, but the query is not complete.",
            })
    void aRefusalNamesWhatAndWhere(String sql, String reason) {
        assertEquals(new GuardVerdict.Refused(reason), SqlGuard.check(sql, SCHEMA));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select  count ( * ) from fact_sales ;|select count(*) from fact_sales",
                "SELECT year, Month FROM dim_date|SELECT year, Month FROM dim_date",
                "SELECT sales AS 'It''s', profit p FROM `fact_sales`|SELECT sales AS 'It''s', profit p FROM `fact_sales`",
            })
    void whatIsAllowedIsWrittenAnew(String sql, String rendered) {
        GuardVerdict.Allowed allowed =
                assertInstanceOf(GuardVerdict.Allowed.class, SqlGuard.check(sql, SCHEMA));
        assertEquals(rendered, allowed.rendered());
        assertEquals(allowed, SqlGuard.check(allowed.rendered(), SCHEMA));
    }

    @Test
    void tablesAndColumnsAreNamed() {
        assertEquals(
                new GuardVerdict.Allowed(
                        "WITH s AS (SELECT product_key, SUM(sales) AS total FROM fact_sales f GROUP BY 1)"
                                + " SELECT category_name, total FROM s JOIN dim_product USING (product_key)",
                        new TreeSet<>(Set.of("dim_product", "fact_sales")),
                        new TreeSet<>(Set.of("category_name", "product_key", "sales"))),
                SqlGuard.check(
                        """
                        WITH s AS (SELECT product_key, SUM(sales) AS total FROM fact_sales f GROUP BY 1)
                        SELECT category_name, total FROM s JOIN dim_product USING (product_key)
                        """,
                        SCHEMA));
    }

    /**
     * The parser's own visitor passes over some of these; none may hide a table. Where only numbers
     * stand, or the parser reads no subquery, a harmless one is refused as well.
     */
    @ParameterizedTest
    @MethodSource("frames")
    void noTableHidesInAPartOfAQuery(String line) {
        String frame = line.replace("! ", "");
        String harmless = frame.formatted("SELECT profit FROM fact_sales");
        if (frame.equals(line)) {
            assertEquals(
                    Set.of(),
                    SqlGuard.check(harmless, SCHEMA) instanceof GuardVerdict.Refused(String reason)
                            ? Set.of(reason)
                            : Set.of(),
                    harmless);
        }
        for (String hidden :
                List.of(
                        "SELECT profit FROM secret",
                        "SELECT secret FROM fact_sales",
                        "SELECT profit FROM shop.fact_sales",
                        "SELECT SLEEP(5) FROM fact_sales")) {
            String sql = frame.formatted(hidden);
            assertInstanceOf(GuardVerdict.Refused.class, SqlGuard.check(sql, SCHEMA), sql);
        }
    }

    static List<String> frames() throws IOException {
        return TestSql.lines("frames.sql");
    }

    @Test
    void longStatementsAreLookedAtQuickly() {
        for (String sql :
                List.of(
                        "SELECT " + "(".repeat(49) + "1" + ")".repeat(49),
                        "SELECT " + "(".repeat(5000) + "1" + ")".repeat(5000),
                        "SELECT " + "((1+".repeat(24) + "1" + "))".repeat(24),
                        "SELECT 1" + "+1".repeat(9000),
                        "SELECT 1" + " OR 1=2".repeat(2500),
                        "SELECT " + "NOT ".repeat(4000) + "1",
                        "SELECT " + "- ".repeat(4000) + "1",
                        "SELECT 1" + ",1".repeat(9000),
                        "SELECT 1 IN (1" + ",1".repeat(9000) + ")",
                        "SELECT " + "CASE WHEN 1 THEN ".repeat(800) + "1" + " END".repeat(800),
                        "SELECT " + "COALESCE(1,".repeat(49) + "1" + ")".repeat(49),
                        "SELECT 1" + " UNION SELECT 1".repeat(1300),
                        "SELECT * FROM "
                                + "(SELECT * FROM ".repeat(45)
                                + "dim_date"
                                + ") x".repeat(45),
                        "SELECT * FROM dim_date" + " JOIN dim_date ON 1".repeat(1000),
                        "'".repeat(20_000),
                        "x".repeat(30_000))) {
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> SqlGuard.check(sql, SCHEMA),
                    () -> sql.substring(0, 60));
        }
        assertInstanceOf(
                GuardVerdict.Allowed.class,
                SqlGuard.check("SELECT 1 IN (1" + ",1".repeat(3000) + ")", SCHEMA));
    }

    @Test
    void theListsOfWordsDoNotContradictEachOther() {
        Vocabulary words = Vocabulary.SHIPPED;
        assertTrue(Collections.disjoint(words.reserved(), words.keywords()));
        assertTrue(Collections.disjoint(words.reserved(), words.functions()));
        assertTrue(words.keywords().size() > 80 && words.functions().size() > 120);
    }

    /** Whatever stands there, there is a verdict; and what is allowed stays allowed. */
    @Property(tries = 3000)
    void thereIsAlwaysAVerdict(@ForAll("soups") String soup) {
        if (SqlGuard.check(soup, SCHEMA) instanceof GuardVerdict.Allowed allowed) {
            assertEquals(allowed, SqlGuard.check(allowed.rendered(), SCHEMA));
            assertTrue(SCHEMA.tables().keySet().containsAll(allowed.tables()));
        }
    }

    @Provide
    Arbitrary<String> soups() {
        List<String> pieces =
                List.of(
                        "SELECT",
                        "WITH",
                        "FROM",
                        "WHERE",
                        "JOIN",
                        "ON",
                        "GROUP BY",
                        "ORDER BY",
                        "HAVING",
                        "LIMIT",
                        "UNION",
                        "AS",
                        "CASE",
                        "WHEN",
                        "THEN",
                        "END",
                        "AND",
                        "NOT",
                        "IN",
                        "EXISTS",
                        "OVER",
                        "PARTITION BY",
                        "INTERVAL",
                        "INTO",
                        "FOR",
                        "fact_sales",
                        "dim_date",
                        "sales",
                        "year",
                        "x",
                        "secret",
                        "SUM",
                        "COUNT",
                        "SLEEP",
                        "CAST",
                        "(",
                        ")",
                        "(",
                        ")",
                        ",",
                        ".",
                        "*",
                        "=",
                        "<",
                        "+",
                        "-",
                        "--",
                        "/*",
                        ";",
                        "@",
                        "'a'",
                        "'",
                        "`x`",
                        "\"",
                        "\\",
                        "1",
                        "1.5",
                        "0x1",
                        "#",
                        "é",
                        "\0",
                        "(SELECT 1)",
                        "SELECT sales FROM fact_sales");
        return Arbitraries.of(pieces)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(list -> "SELECT 1 " + String.join(" ", list));
    }
}
