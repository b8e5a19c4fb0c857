package io.millrace.ask.finding;

import io.millrace.ask.words.Enumeration;
import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.sql.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Patterns in the sales: the few that make the most, what goes along with what, who comes back. */
final class PatternFinding {

    private static final BigDecimal HARDLY = new BigDecimal("0.1");
    private static final BigDecimal WEAK = new BigDecimal("0.3");
    private static final BigDecimal MODERATE = new BigDecimal("0.5");
    private static final BigDecimal STRONG = new BigDecimal("0.8");

    private final Telling telling;
    private final Cells cells;

    PatternFinding(Telling telling) {
        this.telling = telling;
        this.cells = telling.cells();
    }

    String few(Pareto query) {
        if (cells.value(0, cells.column("needed_share")) == null) {
            return telling.sentence("there are no such sales");
        }
        return telling.sentence(
                "the top %s of %s %s (%s) make %s of %s"
                        .formatted(
                                figure("needed"),
                                figure("of_all"),
                                telling.figures().plural(query.dimension()),
                                figure("needed_share"),
                                telling.formats().percent(query.share()),
                                telling.the(query.measure())));
    }

    private String figure(String column) {
        return cells.figure(0, cells.column(column));
    }

    String correlation(Correlation query) {
        String both = "%s and %s".formatted(telling.the(query.left()), telling.the(query.right()));
        String points = points(query.over());
        BigDecimal coefficient = cells.number(0, cells.column("correlation"));
        if (coefficient == null) {
            return telling.sentence(
                    "how %s go together cannot be told from %s".formatted(both, points));
        }
        return telling.sentence(
                "%s %s (correlation %s over %s)"
                        .formatted(
                                both,
                                strength(coefficient),
                                telling.formats().decimal(coefficient),
                                points));
    }

    private String points(@Nullable Grouping over) {
        BigDecimal count = Objects.requireNonNull(cells.number(0, cells.column("points")));
        return telling.number(
                count.longValue(), over == null ? "order line" : telling.figures().grouping(over));
    }

    /** In words; a coefficient says how closely points lie on a line, and nothing about causes. */
    private static String strength(BigDecimal coefficient) {
        BigDecimal size = coefficient.abs();
        String direction = coefficient.signum() < 0 ? "go against each other" : "go together";
        if (size.compareTo(HARDLY) < 0) {
            return "have hardly anything to do with each other";
        }
        String how =
                size.compareTo(WEAK) < 0
                        ? "weakly"
                        : size.compareTo(MODERATE) < 0
                                ? "moderately"
                                : size.compareTo(STRONG) < 0 ? "strongly" : "very strongly";
        return direction + " " + how;
    }

    String pair(Basket query) {
        String orders = telling.number(count(0, cells.column("orders")).longValue(), "order");
        return telling.sentence(
                "%s are bought together %s: on %s (%s of all), %s times as often as by chance"
                        .formatted(
                                Enumeration.of(cells.names(0)),
                                query.byLift() ? "most beyond chance" : "most often",
                                orders,
                                figure("support"),
                                figure("lift")));
    }

    private BigDecimal count(int row, int column) {
        BigDecimal count = cells.number(row, column);
        return count == null ? BigDecimal.ZERO : count;
    }

    /** How many came back in the unit after their first, over all who could have. */
    String returning(Cohorts query) {
        String unit = SpanWords.unit(query.unit());
        int later = cells.all(Column.Role.GROUP).getFirst();
        BigDecimal customers = BigDecimal.ZERO;
        BigDecimal back = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        int cohorts = 0;
        for (int row = 0; row < cells.rows(); row++) {
            BigDecimal size = count(row, cells.column("cohort_size"));
            switch (count(row, later).intValue()) {
                case 0 -> {
                    cohorts++;
                    all = all.add(size);
                }
                case 1 -> {
                    customers = customers.add(size);
                    back = back.add(count(row, cells.column("customers")));
                }
                default -> {}
            }
        }
        String finding =
                "%s first bought in %s"
                        .formatted(
                                telling.number(all.longValue(), "customer"),
                                telling.number(cohorts, unit));
        return telling.sentence(
                customers.signum() == 0
                        ? finding
                        : "%s; %s of those that could bought again in the %s after"
                                .formatted(
                                        finding,
                                        telling.formats()
                                                .percent(
                                                        back.divide(
                                                                customers, MathContext.DECIMAL64)),
                                        unit));
    }

    String coverage() {
        List<String> counts = new ArrayList<>();
        for (int column = cells.column("days") + 1; column < cells.columns(); column++) {
            if (cells.at(column).format() == Format.NUMBER) {
                counts.add(cells.figure(0, column) + " " + what(cells.at(column)));
            }
        }
        if (cells.value(0, cells.column("first_day")) == null) {
            return telling.sentence("there is no data");
        }
        return telling.sentence(
                "the data reach from %s to %s and hold %s"
                        .formatted(
                                figure("first_day"), figure("last_day"), Enumeration.of(counts)));
    }

    private static String what(Column column) {
        String label = column.label().toLowerCase(Locale.ROOT);
        return label.startsWith("number of ") ? label.substring("number of ".length()) : label;
    }
}
