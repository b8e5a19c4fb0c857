package io.millrace.ask.benchmark;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparerTest {

    private static final Gold PLAIN = gold(false, false, List.of(), List.of());
    private static final Gold ORDERED = gold(true, false, List.of(), List.of());

    private static final Table REGIONS =
            table("region sales", row("West", 12.5), row("East", 7), row("South", 7));

    private static Gold gold(
            boolean ordered, boolean prefix, List<String> spread, List<String> pair) {
        return new Gold(List.of("SELECT 1"), ordered, prefix, spread, pair);
    }

    private static Table table(String columns, List<?>... rows) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (List<?> row : rows) {
            all.add(new ArrayList<>(row));
        }
        return new Table(List.of(columns.split(" ")), all);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static boolean matches(Gold gold, Table answer, Table right) {
        return Comparer.matches(gold, answer, List.of(right));
    }

    @Test
    void findsTheColumnsUnderAnyNameInAnyPlaceAndRowsInAnyOrder() {
        Table answer =
                table(
                        "rank turnover region",
                        row(3, "7.00", "East"),
                        row(1, new BigDecimal("12.5000"), "West"),
                        row(2, 7, "South"));
        assertTrue(matches(PLAIN, answer, REGIONS));
        assertFalse(matches(ORDERED, answer, REGIONS));
    }

    @Test
    void valuesMustBeInTheSameRows() {
        Table swapped = table("region sales", row("West", 7), row("East", 12.5), row("South", 7));
        assertFalse(matches(PLAIN, swapped, REGIONS));
    }

    @Test
    void rowsMustBeAllThere() {
        assertFalse(matches(PLAIN, REGIONS.first(2), REGIONS));
        assertFalse(matches(PLAIN, REGIONS, REGIONS.first(2)));
        assertFalse(matches(PLAIN, table("region sales"), REGIONS));
    }

    @Test
    void aRowIsNotUsedTwice() {
        Table twice = table("sales", row(7), row(7), row(12.5));
        assertFalse(matches(PLAIN, table("sales", row(7), row(12.5), row(12.5)), twice));
    }

    @Test
    void oneColumnDoesNotStandForTwo() {
        Table both = table("sales profit", row(5, 5));
        assertFalse(matches(PLAIN, table("sales", row(5)), both));
        assertTrue(matches(PLAIN, table("sales profit", row(5, 5)), both));
    }

    @Test
    void moneyMayBeRoundedToTheCentAndNotFurther() {
        assertTrue(matches(PLAIN, table("x", row(1234.57)), table("sales", row(1234.5650))));
        assertFalse(matches(PLAIN, table("x", row(1235)), table("sales", row(1234.5650))));
        assertTrue(matches(PLAIN, table("x", row(11317802)), table("sales", row(11317802.4295))));
        assertFalse(matches(PLAIN, table("x", row(11317900)), table("sales", row(11317802.4295))));
    }

    @Test
    void sharesAreFractionsAndTooCloseOnesAreTwo() {
        assertTrue(matches(PLAIN, table("x", row(0.1234)), table("share", row(0.123449))));
        assertFalse(matches(PLAIN, table("x", row(0.1234)), table("share", row(0.1250))));
        assertFalse(matches(PLAIN, table("x", row(12.34)), table("share", row(0.1234))));
    }

    @Test
    void textsAreNoNumbersAndNothingIsNothing() {
        assertFalse(matches(PLAIN, table("x", row("West")), table("sales", row(1))));
        assertFalse(matches(PLAIN, table("x", row("East")), table("region", row("West"))));
        assertFalse(matches(PLAIN, table("x", row((Object) null)), table("sales", row(0))));
        assertTrue(
                matches(PLAIN, table("x", row((Object) null)), table("sales", row((Object) null))));
    }

    @Test
    void aRowWithoutAValueMayBeLeftOut() {
        Table growth = table("year growth", row(2022, null), row(2023, 0.5));
        assertTrue(matches(PLAIN, growth, growth));
        assertTrue(matches(PLAIN, table("y g", row("2023", 0.5)), growth));
        assertFalse(matches(PLAIN, table("y g", row("2022", 0.5)), growth));
    }

    @Test
    void monthsMayBeWrittenInManyWays() {
        Table right = table("month sales", row(202401, 1), row(202412, 2));
        for (List<String> months :
                List.of(
                        List.of("2024-01", "2024-12"),
                        List.of("2024-01-01", "2024-12-01"),
                        List.of("Jan 2024", "Dec 2024"),
                        List.of("January 2024", "December 2024"),
                        List.of("01/2024", "12/2024"),
                        List.of("202401", "202412"))) {
            assertTrue(
                    matches(
                            ORDERED,
                            table("m s", row(months.get(0), 1), row(months.get(1), 2)),
                            right),
                    months.toString());
        }
        assertTrue(matches(ORDERED, table("s y m", row(1, 2024, 1), row(2, 2024, 12)), right));
        assertTrue(
                matches(
                        ORDERED,
                        table("y m s", row(2024, "January", 1), row("2024", "Dec", 2)),
                        right));
        assertFalse(matches(ORDERED, table("m s", row("2023-01", 1), row("2024-12", 2)), right));
        assertFalse(matches(ORDERED, table("m s", row("Jan", 1), row("Dec", 2)), right));
        assertFalse(
                matches(ORDERED, table("m s", row("2024-01-15", 1), row("2024-12-01", 2)), right));
    }

    @Test
    void theOtherTimesToo() {
        assertTrue(matches(PLAIN, table("x", row("2024-Q3")), table("quarter", row(20243))));
        assertTrue(matches(PLAIN, table("x", row("Q3 2024")), table("quarter", row(20243))));
        assertTrue(matches(PLAIN, table("x", row("2024-07-01")), table("quarter", row(20243))));
        assertTrue(matches(PLAIN, table("x y", row(2024, 3)), table("quarter", row(20243))));
        assertTrue(matches(PLAIN, table("x y", row(2024, "Q3")), table("quarter", row(20243))));
        assertFalse(matches(PLAIN, table("x", row("2024-08-01")), table("quarter", row(20243))));
        assertTrue(matches(PLAIN, table("x", row("2026-W01")), table("week", row(202601))));
        assertTrue(matches(PLAIN, table("x", row("2025-12-29")), table("week", row(202601))));
        assertTrue(matches(PLAIN, table("x", row("2024-02-29")), table("last_day", row(20240229))));
        assertFalse(matches(PLAIN, table("x", row("2024-02-28")), table("day", row(20240229))));
        assertTrue(matches(PLAIN, table("x", row("Sunday")), table("weekday", row(7))));
        assertTrue(matches(PLAIN, table("x", row("Mon")), table("weekday", row(1))));
        assertTrue(matches(PLAIN, table("x", row("May")), table("month_of_year", row(5))));
        assertTrue(matches(PLAIN, table("x", row("2024-01-01")), table("year", row(2024))));
        assertFalse(matches(PLAIN, table("x", row(2023)), table("year", row(2024))));
    }

    @Test
    void twoFiguresMayStandBelowEachOtherWhereTheGoldSaysSo() {
        Gold spread = gold(false, false, List.of("now", "before"), List.of());
        Table right = table("region now before", row("West", 5, 4), row("East", 3, 2));
        Table below =
                table(
                        "region year sales",
                        row("West", 2024, 5),
                        row("West", 2023, 4),
                        row("East", 2024, 3),
                        row("East", 2023, 2));
        assertTrue(matches(spread, below, right));
        assertTrue(matches(spread, right, right));
        assertFalse(matches(PLAIN, below, right));
        assertFalse(matches(spread, below.first(3), right));
    }

    @Test
    void aPairMayBeNamedInEitherOrder() {
        Gold pair = gold(false, false, List.of(), List.of("one", "other"));
        Table right = table("one other support", row("Art", "Paper", 0.2), row("Art", "Pens", 0.1));
        Table turned = table("a b s", row("Paper", "Art", 0.2), row("Art", "Pens", 0.1));
        assertTrue(matches(pair, turned, right));
        assertFalse(matches(PLAIN, turned, right));
        assertFalse(
                matches(
                        pair,
                        table("a b s", row("Paper", "Pens", 0.2), row("Art", "Pens", 0.1)),
                        right));
    }

    @Test
    void whereTheNumberOfRowsIsOpenTheFirstOnesCount() {
        Gold prefix = gold(false, true, List.of(), List.of());
        assertTrue(matches(prefix, REGIONS.first(1), REGIONS));
        assertTrue(matches(prefix, REGIONS, REGIONS.first(2)));
        assertFalse(matches(prefix, table("r s", row("East", 7)), REGIONS));
        assertFalse(matches(prefix, table("r s"), REGIONS));
    }

    @Test
    void anyOfTheRightTablesWillDo() {
        Table other = table("sales", row(1));
        assertTrue(Comparer.matches(PLAIN, other, List.of(REGIONS, other)));
        assertFalse(Comparer.matches(PLAIN, table("sales", row(2)), List.of(REGIONS, other)));
    }

    @Property(tries = 300)
    void aTableMatchesItselfShuffledAndWidened(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 4) Integer> numbers,
            @ForAll long seed) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<List<@Nullable Object>> wide = new ArrayList<>();
        for (Integer number : numbers) {
            rows.add(row("name " + number % 3, number));
            wide.add(row(number * 31 + 50, number, "name " + number % 3));
        }
        java.util.Collections.shuffle(wide, new java.util.Random(seed));
        Table right = new Table(List.of("name", "sales"), rows);
        assertTrue(matches(PLAIN, new Table(List.of("a", "b", "c"), wide), right));
        wide.set(0, row(50, 99, wide.getFirst().get(2)));
        assertFalse(matches(PLAIN, new Table(List.of("a", "b", "c"), wide), right));
    }
}
