package io.millrace.ask.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.ask.chart.Chart.Kind;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.Column.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which other charts show the same rows. */
class ChartChoicesTest {

    private static final Column REGION = new Column("region", "Region", Format.TEXT, Role.GROUP);
    private static final Column MONTH = new Column("month", "Month", Format.TEXT, Role.TIME);
    private static final Column SALES = new Column("sales", "Sales", Format.MONEY, Role.VALUE);
    private static final Column PROFIT = new Column("profit", "Profit", Format.MONEY, Role.VALUE);
    private static final Column SHARE =
            new Column("sales_share", "Share", Format.PERCENT, Role.SHARE);

    @Test
    void timeIsALineOrBars() {
        Chart line = new Chart(Kind.LINE, "month", List.of("sales"), null);
        assertEquals(List.of(Kind.LINE, Kind.BAR), kinds(line, List.of(MONTH, SALES), 12));
        assertEquals(List.of(Kind.LINE), kinds(line, List.of(MONTH, SALES), 400));
    }

    @Test
    void namesAreNoLine() {
        Chart bars = new Chart(Kind.BAR, "region", List.of("sales"), null);
        assertEquals(List.of(Kind.BAR), kinds(bars, List.of(REGION, SALES), 4));
    }

    @Test
    void onlySharesAreDrawnAsPartsOfAWhole() {
        Chart donut = new Chart(Kind.DONUT, "region", List.of("sales_share"), null);
        assertEquals(List.of(Kind.DONUT, Kind.BAR), kinds(donut, List.of(REGION, SHARE), 4));
        Chart bars = new Chart(Kind.BAR, "region", List.of("sales_share"), null);
        assertEquals(List.of(Kind.BAR, Kind.DONUT), kinds(bars, List.of(REGION, SHARE), 4));
        assertEquals(List.of(Kind.BAR), kinds(bars, List.of(REGION, SHARE), 40));
    }

    @Test
    void pairsOfTimeAndNamesAreLinesBarsOrAHeatMap() {
        Chart lines = new Chart(Kind.LINE, "month", List.of("sales"), "region");
        assertEquals(
                List.of(Kind.LINE, Kind.BAR, Kind.HEAT_MAP),
                kinds(lines, List.of(REGION, MONTH, SALES), 12));
    }

    @Test
    void twoFiguresAreDotsOrBarsOfEither() {
        Chart dots = new Chart(Kind.SCATTER, "sales", List.of("profit"), "region");
        List<Chart> choices =
                ChartChoices.of(
                        dots,
                        List.of(REGION, SALES, PROFIT),
                        rows(List.of(REGION, SALES, PROFIT), 5));
        assertEquals(
                List.of(List.of("profit"), List.of("sales"), List.of("profit")),
                choices.stream().map(Chart::y).toList());
    }

    @Test
    void aTableAndATileAreNothingElse() {
        assertEquals(List.of(Kind.TABLE), kinds(Chart.table(), List.of(REGION, SALES), 40));
        assertEquals(
                List.of(Kind.TILE),
                kinds(new Chart(Kind.TILE, null, List.of("sales"), null), List.of(SALES), 1));
    }

    private static List<Kind> kinds(Chart chart, List<Column> columns, int rows) {
        return ChartChoices.of(chart, columns, rows(columns, rows)).stream()
                .map(Chart::kind)
                .toList();
    }

    private static List<List<@Nullable Object>> rows(List<Column> columns, int number) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Column column : columns) {
                boolean isRegion = column.equals(REGION) && columns.contains(MONTH);
                row.add(
                        switch (column.role()) {
                            case GROUP -> "Region " + (isRegion ? i % 3 : i);
                            case TIME ->
                                    "2024-%02d".formatted(columns.contains(REGION) ? i / 3 : i);
                            case ID, VALUE, COMPARED, DIFFERENCE, GROWTH, SHARE, ACCUMULATED ->
                                    BigDecimal.valueOf(i + 1);
                        });
            }
            rows.add(row);
        }
        return rows;
    }
}
