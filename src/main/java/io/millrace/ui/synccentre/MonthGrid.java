package io.millrace.ui.synccentre;

import io.millrace.etl.ComparedMonth;
import io.millrace.etl.Reconciliation.Extent;
import io.millrace.etl.Reconciliation.Subject;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** A strip of months for each year: the colour says whether both sides are equal. */
final class MonthGrid extends GridPane {

    private static final int MONTHS = 12;
    private static final double YEARS = 48;

    private final Formats formats;
    private final Consumer<String> chosen;

    /**
     * Shows nothing yet.
     *
     * @param chosen told what is known of the month that somebody presses
     */
    MonthGrid(Formats formats, Consumer<String> chosen) {
        this.formats = formats;
        this.chosen = chosen;
        getStyleClass().add("month-grid");
        getColumnConstraints().add(new ColumnConstraints(YEARS));
        for (int i = 0; i < MONTHS; i++) {
            ColumnConstraints month = new ColumnConstraints();
            month.setPercentWidth(-1);
            month.setHgrow(Priority.ALWAYS);
            month.setFillWidth(true);
            month.setHalignment(HPos.CENTER);
            month.setPrefWidth(64);
            month.setMinWidth(40);
            getColumnConstraints().add(month);
        }
    }

    void show(List<ComparedMonth> months) {
        getChildren().clear();
        Map<YearMonth, List<ComparedMonth>> byMonth =
                months.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ComparedMonth::month, TreeMap::new, Collectors.toList()));
        for (Month month : Month.values()) {
            Label name = new Label(month.getDisplayName(TextStyle.SHORT, Locale.getDefault()));
            name.getStyleClass().add("card-note");
            add(name, month.getValue(), 0);
        }
        List<Integer> years = byMonth.keySet().stream().map(YearMonth::getYear).distinct().toList();
        for (int row = 0; row < years.size(); row++) {
            Label year = new Label(Integer.toString(years.get(row)));
            year.getStyleClass().add("card-note");
            add(year, 0, row + 1);
        }
        byMonth.forEach((month, both) ->
                add(cell(month, both), month.getMonthValue(), years.indexOf(month.getYear()) + 1));
    }

    private Button cell(YearMonth month, List<ComparedMonth> both) {
        Button cell = new Button(rows(both));
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setAlignment(Pos.CENTER);
        cell.getStyleClass().setAll("month-cell", styleClass(both));
        String words = describe(month, both);
        cell.setTooltip(new Tooltip(words));
        cell.setAccessibleText(words);
        cell.setOnAction(_ -> chosen.accept(words));
        return cell;
    }

    private String rows(List<ComparedMonth> both) {
        return both.stream()
                .filter(one -> one.subject() == Subject.SALES)
                .flatMap(one -> one.allRows().stream())
                .findFirst()
                .map(formats::count)
                .orElse("");
    }

    private static String styleClass(List<ComparedMonth> both) {
        if (!both.stream().allMatch(ComparedMonth::isEqual)) {
            return "month-different";
        }
        return both.stream().allMatch(one -> one.extent() == Extent.MONTH)
                ? "month-equal"
                : "month-touched";
    }

    private String describe(YearMonth month, List<ComparedMonth> both) {
        return formats.month(month)
                + "\n"
                + both.stream().map(this::describe).collect(Collectors.joining("\n"));
    }

    private String describe(ComparedMonth one) {
        String what =
                (one.subject() == Subject.SALES ? "Sales" : "Returns")
                        + (one.extent() == Extent.MONTH ? "" : ", the orders touched last");
        String when = " · compared " + formats.moment(one.at());
        if (one.isEqual()) {
            return "%s: %s on both sides%s".formatted(what, side(one, one.shop()), when);
        }
        return "%s differ: %s in the shop, %s in the warehouse%s"
                .formatted(what, side(one, one.shop()), side(one, one.warehouse()), when);
    }

    private String side(ComparedMonth one, ComparedMonth.Side side) {
        String rows = formats.count(side.rows()) + (side.rows() == 1 ? " row" : " rows");
        BigDecimal sales = side.sales();
        return one.subject() == Subject.SALES
                ? rows + " of " + formats.moneyInFull(sales) + ", hash " + side.hashSum()
                : rows + ", hash " + side.hashSum();
    }
}
