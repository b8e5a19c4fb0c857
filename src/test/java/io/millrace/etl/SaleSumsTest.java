package io.millrace.etl;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Sums made on the way are those of the sales, to the last decimal, in whatever order they pass.
 */
class SaleSumsTest {

    private static final List<String> SEGMENTS = List.of("Home", "Firm");
    private static final List<String> KINDS =
            List.of("Chairs\tFurniture", "Desks\tFurniture", "Pens\tOffice");
    private static final List<String> PLACES = List.of("US\tWest", "CA\tWest", "EU\tNo\\tth");

    private static final List<String> MODES = List.of("Air", "Se\\ta");

    /** A line whose order decides the day, the place, the segment and whether it came back. */
    record Line(int order, int kind, int mode, BigDecimal sales, BigDecimal profit, int quantity) {

        String month() {
            return order % 2 == 0 ? "202401" : "202402";
        }

        LocalDate day() {
            return LocalDate.of(2024, order % 2 == 0 ? 1 : 2, 15 + order % 3);
        }

        boolean isReturned() {
            return order % 4 == 0;
        }

        int place() {
            return order % 3;
        }

        int segment() {
            return order % 2;
        }

        String region() {
            return PLACES.get(place()).split("\t", -1)[1];
        }

        String above() {
            return String.join("\t", month(), PLACES.get(place()), SEGMENTS.get(segment()));
        }

        String category() {
            return KINDS.get(kind).split("\t", -1)[1];
        }

        String text() {
            return String.join(
                            "\t",
                            "O" + order,
                            "1",
                            day().format(BASIC_ISO_DATE),
                            day().plusDays(order).format(BASIC_ISO_DATE),
                            "c",
                            "p",
                            "h",
                            "Low",
                            MODES.get(mode),
                            Integer.toString(quantity),
                            sales.toString(),
                            "0.1000",
                            profit.toString(),
                            "0.2500")
                    + "\n";
        }
    }

    @Property(tries = 100)
    void areThoseOfTheSales(@ForAll("lines") List<Line> lines) {
        SaleSums sums = sums(KINDS);
        lines.forEach(line -> add(sums, line.text(), line.segment(), line.kind(), line.place()));
        Map<Feed, byte[]> rows = sums.rows();
        assertEquals(
                expected(
                        lines,
                        line ->
                                line.above()
                                        + "\t"
                                        + line.category()
                                        + "\t"
                                        + KINDS.get(line.kind).split("\t", -1)[0],
                        of ->
                                added(of)
                                        + "\t"
                                        + shipping(of)
                                        + "\t"
                                        + orders(of)
                                        + "\t"
                                        + days(of)
                                        + "\t"
                                        + returned(of)),
                sorted(rows, Feed.SALES_BY_MONTH));
        Function<List<Line>, String> counts = of -> orders(of) + "\t" + returned(of);
        SortedSet<String> orders =
                expected(lines, line -> line.above() + "\t" + line.category(), counts);
        orders.addAll(expected(lines, line -> line.above() + "\t", counts));
        assertEquals(orders, sorted(rows, Feed.ORDERS_BY_MONTH));
        assertEquals(
                expected(
                        lines,
                        line -> line.month() + "\t" + line.region() + "\t" + MODES.get(line.mode),
                        of ->
                                added(of)
                                        + "\t"
                                        + shipping(of)
                                        + "\t"
                                        + days(of)
                                        + "\t"
                                        + orders(of)
                                        + "\t"
                                        + returned(of)),
                sorted(rows, Feed.SHIPS_BY_MONTH));
        assertEquals(
                expected(
                        lines,
                        line ->
                                line.month()
                                        + "\t"
                                        + line.day().getDayOfWeek().getValue()
                                        + "\t"
                                        + line.region()
                                        + "\t"
                                        + line.category()
                                        + "\t"
                                        + MODES.get(line.mode),
                        SaleSumsTest::added),
                sorted(rows, Feed.WEEKDAYS_BY_MONTH));
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<BigDecimal> money =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-9999999999"), new BigDecimal("9999999999"))
                        .ofScale(4)
                        .map(amount -> amount.setScale(4));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, KINDS.size() - 1),
                        Arbitraries.integers().between(0, MODES.size() - 1),
                        money,
                        money,
                        Arbitraries.integers().between(1, 1_000_000))
                .as(Line::new)
                .list()
                .ofMaxSize(60);
    }

    @Test
    void givesUpWhereItCannotBeExact() {
        for (String amount : List.of("NaN", "1.5", "12", "1.00000", "99999999999999999999.0000")) {
            SaleSums sums = sums(KINDS);
            Line line =
                    new Line(1, 0, 0, BigDecimal.ONE.setScale(4), BigDecimal.ONE.setScale(4), 1);
            add(sums, line.text(), 0, 0, 0);
            assertFalse(sums.rows().isEmpty());
            add(sums, line.text().replaceFirst("1\\.0000", amount), 0, 0, 0);
            assertTrue(sums.rows().isEmpty(), amount);
        }
    }

    @Test
    void givesUpAtMoreSubcategoriesThanALongHasBits() {
        List<String> most =
                java.util.stream.IntStream.range(0, 64).mapToObj(i -> "K" + i + "\tC").toList();
        assertFalse(sums(most).rows().isEmpty());
        List<String> tooMany =
                java.util.stream.IntStream.range(0, 65).mapToObj(i -> "K" + i + "\tC").toList();
        assertTrue(sums(tooMany).rows().isEmpty());
    }

    @Test
    void givesUpAtADayThatIsNone() {
        SaleSums sums = sums(KINDS);
        Line line = new Line(1, 0, 0, BigDecimal.ONE.setScale(4), BigDecimal.ONE.setScale(4), 1);
        add(sums, line.text().replaceFirst("202402", "202413"), 0, 0, 0);
        assertTrue(sums.rows().isEmpty());
    }

    /** Of the first orders some came back, and one that is not among the sales. */
    private static SaleSums sums(List<String> kinds) {
        ReturnedOrders returned = new ReturnedOrders();
        for (int order = 4; order <= 16; order += 4) {
            Line line = new Line(order, 0, 0, BigDecimal.ONE, BigDecimal.ONE, 1);
            int day = Integer.parseInt(line.day().format(BASIC_ISO_DATE));
            assertTrue(returned.add("O" + order, day, order));
        }
        return new SaleSums(labels(SEGMENTS), labels(kinds), labels(PLACES), returned);
    }

    private static SortedSet<String> expected(
            List<Line> lines, Function<Line, String> cell, Function<List<Line>, String> sums) {
        SortedSet<String> rows = new TreeSet<>();
        lines.stream()
                .collect(groupingBy(cell))
                .forEach((key, of) -> rows.add(key + "\t" + sums.apply(of)));
        return rows;
    }

    private static String added(List<Line> lines) {
        return String.join(
                "\t",
                total(lines, Line::sales),
                total(lines, Line::profit),
                Long.toString(lines.stream().mapToLong(Line::quantity).sum()),
                Integer.toString(lines.size()));
    }

    private static String shipping(List<Line> lines) {
        return total(lines, _ -> new BigDecimal("0.2500"));
    }

    private static long days(List<Line> lines) {
        return lines.stream().mapToLong(Line::order).sum();
    }

    private static long orders(List<Line> lines) {
        return lines.stream().map(Line::order).distinct().count();
    }

    private static long returned(List<Line> lines) {
        return lines.stream().filter(Line::isReturned).map(Line::order).distinct().count();
    }

    private static String total(List<Line> lines, Function<Line, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
    }

    private static SortedSet<String> sorted(Map<Feed, byte[]> rows, Feed feed) {
        byte[] text = rows.getOrDefault(feed, new byte[0]);
        return new TreeSet<>(new String(text, StandardCharsets.UTF_8).lines().toList());
    }

    private static void add(SaleSums sums, String sale, int segment, int kind, int place) {
        byte[] row = sale.getBytes(StandardCharsets.UTF_8);
        RowFields fields = new RowFields(Feed.SALES.columns().size());
        fields.split(row, 0, row.length);
        sums.add(fields, segment + 1, kind + 1, place + 1);
    }

    /** Key 1 bears the first text, and so on. */
    private static Labels labels(List<String> texts) {
        Labels labels = new Labels();
        for (int i = 0; i < texts.size(); i++) {
            labels.put(i + 1, texts.get(i));
        }
        return labels;
    }
}
