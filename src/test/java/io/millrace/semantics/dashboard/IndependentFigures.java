package io.millrace.semantics.dashboard;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.warehouse.Period;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The same figures by other SQL: over each fact, by the owner, without sums and without a mart. */
final class IndependentFigures {

    private static final String FACTS =
            """
             FROM fact_sales f, dim_location l, dim_product p, dim_customer c, dim_date d
            WHERE l.location_key = f.location_key AND p.product_key = f.product_key
              AND c.customer_key = f.customer_key AND d.date_key = f.order_date_key
              AND d.full_date BETWEEN ? AND ?\
            """;

    private static final String RETURNED =
            " AND EXISTS (SELECT 1 FROM fact_return r WHERE r.order_id = f.order_id)";

    private final Database star;
    private final List<String> regions;

    IndependentFigures(Database star) {
        this(star, List.of());
    }

    private IndependentFigures(Database star, List<String> regions) {
        this.star = star;
        this.regions = regions;
    }

    /** Of these regions alone; of all, where none is named. */
    IndependentFigures of(String... others) {
        return new IndependentFigures(star, Arrays.asList(others));
    }

    KeyFigures keyFigures(DashboardFilter filter, Period days) throws SQLException {
        return total(daily(filter, days), days);
    }

    static KeyFigures total(Map<LocalDate, KeyFigures> daily, Period days) {
        return scaled(
                daily.entrySet().stream()
                        .filter(day ->
                                !day.getKey().isBefore(days.from())
                                        && !day.getKey().isAfter(days.to()))
                        .map(Map.Entry::getValue)
                        .reduce(KeyFigures.NONE, KeyFigures::plus));
    }

    /** Of each day on which something was sold. */
    Map<LocalDate, KeyFigures> daily(DashboardFilter filter, Period days) throws SQLException {
        Map<LocalDate, KeyFigures> daily = new TreeMap<>();
        String sold =
                """
                SELECT d.full_date, SUM(f.sales), SUM(f.profit), COUNT(DISTINCT f.order_id), COUNT(*),
                       SUM(DATEDIFF(STR_TO_DATE(f.ship_date_key, '%Y%m%d'), d.full_date))\
                """;
        list(
                        sold,
                        "",
                        " GROUP BY d.full_date",
                        filter,
                        days,
                        row ->
                                Map.entry(
                                        row.getObject(1, LocalDate.class),
                                        new KeyFigures(
                                                row.getBigDecimal(2),
                                                row.getBigDecimal(3),
                                                row.getLong(4),
                                                0,
                                                row.getLong(5),
                                                row.getLong(6))))
                .forEach(day -> daily.merge(day.getKey(), day.getValue(), KeyFigures::plus));
        list(
                        "SELECT d.full_date, COUNT(DISTINCT f.order_id)",
                        RETURNED,
                        " GROUP BY d.full_date",
                        filter,
                        days,
                        row ->
                                Map.entry(
                                        row.getObject(1, LocalDate.class),
                                        new KeyFigures(
                                                BigDecimal.ZERO,
                                                BigDecimal.ZERO,
                                                0,
                                                row.getLong(2),
                                                0,
                                                0)))
                .forEach(day -> daily.merge(day.getKey(), day.getValue(), KeyFigures::plus));
        return daily;
    }

    static KeyFigures scaled(KeyFigures figures) {
        return new KeyFigures(
                scaled(figures.sales()),
                scaled(figures.profit()),
                figures.orders(),
                figures.returned(),
                figures.lines(),
                figures.shippingDays());
    }

    /** All parts by what picks them. */
    Map<String, Slice> slices(Chart chart, DashboardFilter filter, Period days)
            throws SQLException {
        boolean reasons = chart == Chart.RETURN_REASONS;
        String figures =
                reasons
                        ? ", COUNT(DISTINCT f.order_id), SUM(f.sales)"
                        : ", SUM(f.sales), SUM(f.profit)";
        Map<String, Slice> slices = new HashMap<>();
        list(
                        "SELECT " + column(chart.facet()) + figures,
                        reasons ? " AND f.return_key IS NOT NULL" : "",
                        " GROUP BY 1",
                        filter,
                        days,
                        row ->
                                new Slice(
                                        Pick.of(chart.facet(), row.getString(1)),
                                        row.getBigDecimal(2),
                                        row.getBigDecimal(3)))
                .forEach(slice -> slices.put(slice.pick().value(), slice));
        return slices;
    }

    /** Such as "1 12 4.5", a Monday of December. */
    List<String> heatMap(DashboardFilter filter, Period days) throws SQLException {
        DashboardFilter shown = filter.without(Set.of(Facet.WEEKDAY, Facet.MONTH));
        return list(
                "SELECT d.weekday, d.month, SUM(f.sales)",
                "",
                " GROUP BY d.weekday, d.month ORDER BY d.weekday, d.month",
                shown,
                days,
                row -> row.getInt(1) + " " + row.getInt(2) + " " + plain(row.getBigDecimal(3)));
    }

    static List<String> heat(List<HeatCell> cells) {
        return cells.stream()
                .sorted(Comparator.comparing(HeatCell::weekday).thenComparing(HeatCell::month))
                .map(cell ->
                        cell.weekday().getValue()
                                + " "
                                + cell.month().getValue()
                                + " "
                                + plain(cell.sales()))
                .toList();
    }

    static String plain(BigDecimal number) {
        return scaled(number).toPlainString();
    }

    static BigDecimal scaled(BigDecimal number) {
        return number.setScale(4, RoundingMode.UNNECESSARY);
    }

    private <T> List<T> list(
            String select,
            String where,
            String end,
            DashboardFilter filter,
            Period days,
            Sql.RowMapper<T> mapper)
            throws SQLException {
        List<Object> values = new ArrayList<>(List.of(days.from(), days.to()));
        StringBuilder narrowed = new StringBuilder();
        for (Pick pick : filter.picks()) {
            if (pick.facet() != Facet.SPAN) {
                narrowed.append(" AND ").append(column(pick.facet())).append(" = ?");
                values.add(pick.value());
            }
        }
        if (!regions.isEmpty()) {
            narrowed.append(" AND FIND_IN_SET(l.region, ?)");
            values.add(String.join(",", regions));
        }
        try (Connection connection = star.connect()) {
            return new Sql(connection, new Run())
                    .list(select + FACTS + narrowed + where + end, mapper, values.toArray());
        }
    }

    private static String column(Facet facet) {
        return switch (facet) {
            case REGION -> "l.region";
            case CATEGORY -> "p.category_name";
            case SUBCATEGORY -> "p.subcategory_name";
            case PRODUCT -> "p.product_key";
            case CUSTOMER -> "c.customer_key";
            case SHIP_MODE -> "f.ship_mode";
            case RETURN_REASON ->
                    "(SELECT x.return_reason FROM dim_return x WHERE x.return_key = f.return_key)";
            case WEEKDAY -> "d.weekday";
            case MONTH -> "d.month";
            case SPAN -> throw new IllegalArgumentException("Days are no column");
        };
    }
}
