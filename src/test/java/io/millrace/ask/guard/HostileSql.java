package io.millrace.ask.guard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes up hostile statements: something that must not be in a query, in each place where it could
 * stand, in ways of writing that hide it.
 */
final class HostileSql {

    /** What must not stand where a value does. */
    private static final List<String> VALUES =
            List.of(
                    "(SELECT word FROM {star}.canary)",
                    "(SELECT word FROM canary)",
                    "(SELECT word FROM `{star}`.`canary`)",
                    "(SELECT pseudonym_key FROM {star}.access_secret)",
                    "(SELECT GROUP_CONCAT(customer_name) FROM {star}.dim_customer)",
                    "(SELECT GROUP_CONCAT(city) FROM {star}.dim_location)",
                    "(SELECT GROUP_CONCAT(DISTINCT ship_mode) FROM {executive}.fact_sales)",
                    "(SELECT MAX(email) FROM {executive}.dim_customer)",
                    "(SELECT GROUP_CONCAT(table_name) FROM information_schema.tables)",
                    "(SELECT MAX(authentication_string) FROM mysql.user)",
                    "(SELECT COUNT(*) FROM performance_schema.threads)",
                    "(SELECT word FROM (SELECT word FROM {star}.canary) y LIMIT 1)",
                    "(WITH y AS (SELECT word FROM {star}.canary) SELECT word FROM y)",
                    "(SELECT sales FROM fact_sales LIMIT 1 FOR UPDATE)",
                    "(SELECT word INTO @a FROM {star}.canary)",
                    "(TABLE {star}.canary)",
                    "SLEEP(0.01)",
                    "BENCHMARK(1000, 1)",
                    "LOAD_FILE('{file}')",
                    "GET_LOCK('{lock}', 0)",
                    "RELEASE_ALL_LOCKS()",
                    "USER()",
                    "CURRENT_USER",
                    "SESSION_USER()",
                    "VERSION()",
                    "DATABASE()",
                    "CONNECTION_ID()",
                    "@@version",
                    "@@global.datadir",
                    "@a",
                    "(@a := 1)",
                    "UUID()",
                    "LAST_INSERT_ID(5)",
                    "FOUND_ROWS()",
                    "EXTRACTVALUE(1, CONCAT('~', (SELECT word FROM {star}.canary)))",
                    "UPDATEXML(1, CONCAT('~', (SELECT word FROM {star}.canary)), 1)",
                    "JSON_EXTRACT((SELECT word FROM {star}.canary), '$')",
                    "NAME_CONST('a', 1)",
                    "MASTER_POS_WAIT('a', 1, 0)",
                    "{star}.canary()",
                    "{star}.canary.word",
                    "0x414243",
                    "x'4142'",
                    "b'01'",
                    "_utf8mb4'a'",
                    "'a' COLLATE utf8mb4_bin",
                    "CONVERT('a' USING utf8mb4)",
                    "NEXTVAL({star}.canary)",
                    "DEFAULT(sales)",
                    "VALUES(sales)",
                    "UTC_TIMESTAMP()",
                    "\"a\"",
                    "'a\\'b'",
                    "`a b`",
                    "SHA2('a', 256)",
                    "JSON_ARRAYAGG(1)",
                    "REPEAT('a', 10)");

    /** Where a value can stand that is no subquery. */
    private static final List<String> PLACES =
            List.of(
                    "SELECT %s",
                    "SELECT %s FROM fact_sales",
                    "SELECT sales FROM fact_sales WHERE %s",
                    "SELECT sales FROM fact_sales WHERE sales = %s OR profit < 0",
                    "SELECT COUNT(*) FROM fact_sales GROUP BY %s",
                    "SELECT region FROM dim_location GROUP BY region HAVING %s",
                    "SELECT sales FROM fact_sales ORDER BY %s DESC",
                    "SELECT CONCAT('a', %s) AS b FROM dim_date",
                    "SELECT IF(1 = 1, %s, 2)",
                    "SELECT SUM(%s) FROM fact_sales",
                    "SELECT MAX(sales) OVER (PARTITION BY %s) FROM fact_sales",
                    "SELECT x.a FROM (SELECT %s AS a) x",
                    "WITH x AS (SELECT %s AS a) SELECT a FROM x",
                    "SELECT 1 UNION SELECT %s",
                    "SELECT 1 FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key AND %s");

    /** What must not follow a query. */
    private static final List<String> TAILS =
            List.of(
                    " INTO OUTFILE '{written}'",
                    " INTO DUMPFILE '{written}'",
                    " INTO @a",
                    " FOR UPDATE",
                    " FOR SHARE",
                    " LOCK IN SHARE MODE",
                    " PROCEDURE ANALYSE()",
                    "; DELETE FROM fact_sales",
                    "; DROP VIEW fact_sales",
                    "; SELECT word FROM {star}.canary",
                    " UNION SELECT word FROM {star}.canary",
                    " UNION ALL SELECT pseudonym_key FROM {star}.access_secret",
                    " UNION SELECT LOAD_FILE('{file}')",
                    " EXCEPT SELECT word FROM {star}.canary",
                    " -- ",
                    " #",
                    " /* */",
                    " /*! FOR UPDATE */",
                    " LIMIT 1 INTO OUTFILE '{written}'",
                    " LIMIT @a");

    private static final List<String> QUERIES =
            List.of(
                    "SELECT order_id FROM fact_sales",
                    "SELECT region FROM dim_location ORDER BY region",
                    "SELECT category_name FROM dim_product GROUP BY category_name",
                    "SELECT year FROM dim_date WHERE year > 2023",
                    "WITH x AS (SELECT sales FROM fact_sales) SELECT sales FROM x",
                    "SELECT SUM(sales) OVER (ORDER BY sales_key) FROM fact_sales",
                    "(SELECT sales FROM fact_sales)");

    private static final Pattern OUTSIDE_TEXTS = Pattern.compile("'[^']*'|[^']+");

    private final List<String> frames;
    private final List<String> handMade;
    private final Random random;

    HostileSql(long seed) throws IOException {
        frames = TestSql.lines("frames.sql").stream().map(line -> line.replace("! ", "")).toList();
        handMade = handMade();
        random = new Random(seed);
    }

    /** Those of the file that the account itself must withstand. */
    static List<String> handMade() throws IOException {
        return TestSql.lines("hostile.sql").stream().filter(line -> !line.startsWith("!")).toList();
    }

    /** Those that only the guard refuses, since the account may do it by design. */
    static List<String> handMadeForTheGuard() throws IOException {
        return TestSql.lines("hostile.sql").stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(2))
                .toList();
    }

    /** So many different ones, in an order that the seed decides. */
    List<String> make(int count) {
        Set<String> made = new LinkedHashSet<>();
        while (made.size() < count) {
            made.add(hide(one()));
        }
        return new ArrayList<>(made);
    }

    private String one() {
        return switch (random.nextInt(8)) {
            case 0 -> any(handMade);
            case 1, 2 -> any(QUERIES) + any(TAILS);
            case 3, 4 -> any(PLACES).formatted(any(VALUES));
            case 5 -> any(PLACES).formatted("COALESCE(" + any(VALUES) + ", sales)");
            default -> any(frames).formatted("SELECT " + any(VALUES));
        };
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Most ways keep what the statement means to a server; some leave it as it is. */
    private String hide(String sql) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> outsideTexts(sql, this::inAnyCase);
            case 2 -> outsideTexts(sql, part -> spaced(part, List.of("\t", "\n", "\r\n", "  ")));
            case 3 ->
                    outsideTexts(
                            sql,
                            part -> spaced(part, List.of("/**/", "/*a*/", "/*!*/", " -- a\n")));
            case 4 ->
                    outsideTexts(
                            sql, part -> spaced(part, List.of("\u00a0", "\u2003", "\u200b", "\f")));
            case 5 -> sql + any(List.of(";", " ;", "-- a", "#", "\0", " /*", "/*!", ";;"));
            case 6 -> "/*!" + any(List.of("", "50000", "M!100000")) + " " + sql + " */";
            case 7 -> outsideTexts(sql, this::likeOthers);
            case 8 -> outsideTexts(inAnyCase(sql), part -> spaced(part, List.of("\n", "\t")));
            default -> sql;
        };
    }

    /** A way of writing something. */
    @FunctionalInterface
    private interface Way {
        String write(String part);
    }

    private static String outsideTexts(String sql, Way way) {
        Matcher parts = OUTSIDE_TEXTS.matcher(sql);
        StringBuilder hidden = new StringBuilder();
        while (parts.find()) {
            String part = parts.group();
            hidden.append(part.startsWith("'") ? part : way.write(part));
        }
        return hidden.toString();
    }

    /** Names with an underscore or in braces stay, since the servers mind the case of tables. */
    private String inAnyCase(String part) {
        return Pattern.compile("(?<![{`_.A-Za-z])[A-Z]+(?![}`_.A-Za-z])")
                .matcher(part)
                .replaceAll(word -> {
                    StringBuilder cased = new StringBuilder();
                    word.group()
                            .chars()
                            .map(c -> random.nextBoolean() ? c : Character.toLowerCase(c))
                            .forEach(cased::appendCodePoint);
                    return cased.toString();
                });
    }

    private String spaced(String part, List<String> spaces) {
        return part.chars()
                .mapToObj(c -> c == ' ' ? any(spaces) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** One letter becomes one that looks the same, or the same in full width. */
    private String likeOthers(String part) {
        int at = random.nextInt(part.length());
        char c = part.charAt(at);
        int other =
                switch (c) {
                    case 'S', 's' -> 0x0405;
                    case 'e' -> 0x0435;
                    case 'a' -> 0x0430;
                    default -> c > ' ' && c < 0x7f ? c + 0xfee0 : 0x3000;
                };
        return part.substring(0, at) + Character.toString(other) + part.substring(at + 1);
    }
}
