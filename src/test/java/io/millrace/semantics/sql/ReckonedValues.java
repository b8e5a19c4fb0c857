package io.millrace.semantics.sql;

import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reckons figures of lines and the values of dimensions in plain Java, knowing no model. */
final class ReckonedValues {

    private static final List<String> BANDS =
            List.of(
                    "No discount",
                    "Up to 10 %",
                    "10 to 20 %",
                    "20 to 30 %",
                    "30 to 50 %",
                    "Over 50 %");

    private static final double[] BAND_ENDS = {0, 0.1, 0.2, 0.3, 0.5};

    /** The columns that make a value, the one that is shown first. */
    private static final Map<String, List<String>> COLUMNS =
            Map.ofEntries(
                    Map.entry("category", List.of("category_name")),
                    Map.entry("subcategory", List.of("subcategory_name")),
                    Map.entry("product", List.of("product_name", "product_id")),
                    Map.entry("segment", List.of("segment_name")),
                    Map.entry("customer", List.of("customer_name", "customer_id")),
                    Map.entry("market", List.of("market")),
                    Map.entry("region", List.of("region")),
                    Map.entry("country", List.of("country")),
                    Map.entry("state", List.of("state", "country")),
                    Map.entry("city", List.of("city", "state", "country")),
                    Map.entry("postal_code", List.of("postal_code")),
                    Map.entry("order", List.of("order_id")),
                    Map.entry("ship_mode", List.of("ship_mode")),
                    Map.entry("priority", List.of("order_priority")),
                    Map.entry("return_reason", List.of("return_reason")),
                    Map.entry("return_status", List.of("return_status")));

    private ReckonedValues() {}

    /** What makes a value of a dimension one; null where the line has none. */
    static @Nullable List<String> value(
            String dimension,
            SoldLine line,
            DateBasis basis,
            @Nullable Unit step,
            List<Period> span) {
        return switch (dimension) {
            case "discount_band" -> List.of(band(line));
            case "customer_kind" -> List.of(isNew(line, basis, step, span) ? "New" : "Returning");
            case "return_reason", "return_status" ->
                    line.isReturned() ? columns(dimension, line) : null;
            default -> columns(dimension, line);
        };
    }

    private static List<String> columns(String dimension, SoldLine line) {
        return Objects.requireNonNull(COLUMNS.get(dimension), dimension).stream()
                .map(line::text)
                .toList();
    }

    /** How many of its columns people see. */
    static int shown(String dimension) {
        return dimension.equals("product") || dimension.equals("customer") ? 2 : 1;
    }

    private static String band(SoldLine line) {
        double discount = line.discount().doubleValue();
        int band = 0;
        while (band < BAND_ENDS.length && discount > BAND_ENDS[band]) {
            band++;
        }
        return BANDS.get(band);
    }

    /** By what values are sorted: bands by their place, all else by what makes them one. */
    static Comparator<List<String>> order(String dimension) {
        Comparator<List<String>> byParts =
                (one, other) -> {
                    for (int i = 0; i < one.size(); i++) {
                        int compared = one.get(i).compareTo(other.get(i));
                        if (compared != 0) {
                            return compared;
                        }
                    }
                    return 0;
                };
        return dimension.equals("discount_band")
                ? Comparator.comparingInt(value -> BANDS.indexOf(value.getFirst()))
                : byParts;
    }

    private static boolean isNew(
            SoldLine line, DateBasis basis, @Nullable Unit step, List<Period> span) {
        LocalDate first = line.firstOrder();
        LocalDate day = day(line, basis);
        if (first == null || day == null) {
            return false;
        }
        return step == null
                ? span.stream().anyMatch(period -> holds(period, first))
                : step.start(first).equals(step.start(day));
    }

    static boolean holds(Period period, LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    static @Nullable LocalDate day(SoldLine line, DateBasis basis) {
        return switch (basis) {
            case ORDER -> line.ordered();
            case SHIP -> line.shipped();
            case RETURN -> line.returned();
        };
    }

    static @Nullable BigDecimal attribute(String name, SoldLine line) {
        return switch (name) {
            case "discount" -> line.discount();
            case "line_sales" -> line.sales();
            case "line_profit" -> line.profit();
            case "line_quantity" -> line.quantity();
            case "line_shipping" -> line.shippingCost();
            case "line_days" -> BigDecimal.valueOf(line.daysToShip());
            default -> throw new AssertionError(name);
        };
    }

    static boolean flag(String name, SoldLine line) {
        return switch (name) {
            case "returned" -> line.isReturned();
            case "late" -> line.isLate();
            case "discounted" -> line.discount().signum() > 0;
            case "at_a_loss" -> line.profit().signum() < 0;
            default -> throw new AssertionError(name);
        };
    }

    /** A figure of some lines; null where it is unknown. Days are numbers yyyymmdd. */
    static @Nullable BigDecimal figure(Measure measure, Collection<SoldLine> lines) {
        return switch (measure) {
            case Named(String name) -> figure(name, lines);
            case Measure.Ratio(Named above, Named below) ->
                    divide(figure(above, lines), figure(below, lines));
            case Measure.CountOf(String dimension) ->
                    count(lines, line -> value(dimension, line, DateBasis.ORDER, null, List.of()));
            case Measure.Over _ -> throw new AssertionError(measure);
        };
    }

    private static @Nullable BigDecimal figure(String name, Collection<SoldLine> lines) {
        return switch (name) {
            case "sales" -> sum(lines, SoldLine::sales);
            case "profit" -> sum(lines, SoldLine::profit);
            case "quantity" -> sum(lines, SoldLine::quantity);
            case "shipping_cost" -> sum(lines, SoldLine::shippingCost);
            case "lines" -> BigDecimal.valueOf(lines.size());
            case "discount_value" ->
                    sum(
                            lines,
                            line ->
                                    line.discount().compareTo(BigDecimal.ONE) < 0
                                            ? line.sales()
                                                    .divide(
                                                            BigDecimal.ONE.subtract(
                                                                    line.discount()),
                                                            8,
                                                            RoundingMode.HALF_UP)
                                                    .subtract(line.sales())
                                            : BigDecimal.ZERO);
            case "late_lines" -> sum(lines, line -> truth(line.isLate()));
            case "returned_sales" ->
                    sum(lines, line -> line.isReturned() ? line.sales() : BigDecimal.ZERO);
            case "loss" -> sum(lines, line -> line.profit().negate().max(BigDecimal.ZERO));
            case "orders" -> count(lines, line -> line.text("order_id"));
            case "customers" -> count(lines, line -> line.text("customer_id"));
            case "products_sold" -> count(lines, line -> line.text("product_id"));
            case "returned_orders" ->
                    count(lines, line -> line.isReturned() ? line.text("order_id") : null);
            case "discount" -> mean(lines, SoldLine::discount);
            case "shipping_days" -> sum(lines, line -> BigDecimal.valueOf(line.daysToShip()));
            case "days_to_ship" -> mean(lines, line -> BigDecimal.valueOf(line.daysToShip()));
            case "days_to_return" ->
                    mean(
                            lines,
                            line ->
                                    line.returned() == null
                                            ? null
                                            : BigDecimal.valueOf(
                                                    ChronoUnit.DAYS.between(
                                                            line.ordered(), line.returned())));
            case "first_order" ->
                    lines.stream()
                            .map(SoldLine::ordered)
                            .sorted()
                            .findFirst()
                            .map(ReckonedValues::key)
                            .orElse(null);
            case "last_order" ->
                    lines.stream()
                            .map(SoldLine::ordered)
                            .max(Comparator.naturalOrder())
                            .map(ReckonedValues::key)
                            .orElse(null);
            case "margin" -> ratio("profit", "sales", lines);
            case "average_order_value" -> ratio("sales", "orders", lines);
            case "units_per_order" -> ratio("quantity", "orders", lines);
            case "lines_per_order" -> ratio("lines", "orders", lines);
            case "average_price" -> ratio("sales", "quantity", lines);
            case "sales_per_customer" -> ratio("sales", "customers", lines);
            case "orders_per_customer" -> ratio("orders", "customers", lines);
            case "profit_per_order" -> ratio("profit", "orders", lines);
            case "shipping_share" -> ratio("shipping_cost", "sales", lines);
            case "shipping_per_order" -> ratio("shipping_cost", "orders", lines);
            case "late_rate" -> ratio("late_lines", "lines", lines);
            case "return_rate" -> ratio("returned_orders", "orders", lines);
            default -> throw new AssertionError("No one reckons " + name);
        };
    }

    static BigDecimal key(LocalDate day) {
        return BigDecimal.valueOf(
                (day.getYear() * 100L + day.getMonthValue()) * 100 + day.getDayOfMonth());
    }

    private static BigDecimal truth(boolean truth) {
        return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static @Nullable BigDecimal ratio(
            String above, String below, Collection<SoldLine> lines) {
        return divide(figure(above, lines), figure(below, lines));
    }

    static @Nullable BigDecimal divide(@Nullable BigDecimal above, @Nullable BigDecimal below) {
        return above == null || below == null || below.signum() == 0
                ? null
                : above.divide(below, 12, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(
            Collection<SoldLine> lines, Function<SoldLine, BigDecimal> value) {
        return lines.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal count(
            Collection<SoldLine> lines, Function<SoldLine, @Nullable Object> value) {
        return BigDecimal.valueOf(
                lines.stream().map(value).filter(Objects::nonNull).distinct().count());
    }

    private static @Nullable BigDecimal mean(
            Collection<SoldLine> lines, Function<SoldLine, @Nullable BigDecimal> value) {
        return mean(lines.stream().map(value).filter(Objects::nonNull).toList());
    }

    static @Nullable BigDecimal mean(List<BigDecimal> values) {
        return values.isEmpty()
                ? null
                : values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(values.size()), 12, RoundingMode.HALF_UP);
    }

    /** How the figures of parts become one. */
    static @Nullable BigDecimal statistic(Measure.Statistic statistic, List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return null;
        }
        int size = sorted.size();
        return switch (statistic) {
            case AVERAGE -> mean(sorted);
            case MEDIAN -> mean(List.of(sorted.get((size - 1) / 2), sorted.get(size / 2)));
            case LOWEST -> sorted.getFirst();
            case HIGHEST -> sorted.getLast();
        };
    }
}
