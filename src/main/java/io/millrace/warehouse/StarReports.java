package io.millrace.warehouse;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports from the star. Whole months are read from the aggregates, other periods from the facts;
 * both give the same figures.
 */
final class StarReports implements Reports {

    /** Work on one connection. */
    @FunctionalInterface
    private interface Query<T> {
        T on(Sql sql) throws SQLException;
    }

    /** What was sold in one region in one step. */
    private record Cell(int step, String region, Figures figures) {}

    private final Database warehouse;

    StarReports(Database warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public Optional<Extent> extent(Run run) {
        return read(run, Extent::read);
    }

    @Override
    public Optional<Overview> overview(PeriodChoice choice, Run run) {
        return read(
                run,
                sql -> {
                    Optional<Extent> extent = Extent.read(sql);
                    return extent.isEmpty()
                            ? Optional.empty()
                            : Optional.of(overview(sql, extent.get(), choice.within(extent.get())));
                });
    }

    @Override
    public Optional<TopProduct> topProduct(Period period, Run run) {
        Period before = period.previous();
        return read(
                run,
                sql ->
                        sql.first(
                                statement("top_product"),
                                StarReports::topProduct,
                                before.fromKey(),
                                before.toKey(),
                                period.fromKey(),
                                period.toKey()));
    }

    private static int divisor(Step step) {
        return step == Step.DAY ? 1 : 100;
    }

    private static Overview overview(Sql sql, Extent extent, Period period) throws SQLException {
        boolean wholeMonths = extent.holdsWholeMonths(period);
        Step step = Step.of(period);
        List<Cell> cells = cells(sql, extent, period, step);
        Map<Integer, Long> returned = returned(sql, period, step);
        Trend trend = trend(period, step, cells, returned);
        Period before = period.previous();
        return new Overview(
                extent,
                period,
                total(trend),
                extent.reachesBackTo(before)
                        ? Optional.of(figures(sql, extent, before))
                        : Optional.empty(),
                trend,
                regions(cells),
                wholeMonths ? categoriesOfMonths(sql, period) : categoriesOfDays(sql, period));
    }

    private static Figures figures(Sql sql, Extent extent, Period period) throws SQLException {
        Step step = Step.MONTH;
        return total(
                trend(period, step, cells(sql, extent, period, step), returned(sql, period, step)));
    }

    private static List<Cell> cells(Sql sql, Extent extent, Period period, Step step)
            throws SQLException {
        if (step == Step.MONTH && extent.holdsWholeMonths(period)) {
            int from = Period.monthKey(period.from());
            int to = Period.monthKey(period.to());
            return sql.list(statement("region_months"), StarReports::cell, from, to, from, to);
        }
        return sql.list(
                statement("region_days"),
                StarReports::cell,
                divisor(step),
                period.fromKey(),
                period.toKey());
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getInt("step_key"),
                row.getString("region"),
                new Figures(
                        row.getBigDecimal("sales"),
                        row.getBigDecimal("profit"),
                        row.getLong("orders"),
                        0));
    }

    private static Map<Integer, Long> returned(Sql sql, Period period, Step step)
            throws SQLException {
        Map<Integer, Long> result = new HashMap<>();
        sql.list(
                        statement("returned_orders"),
                        row -> Map.entry(row.getInt("step_key"), row.getLong("returned")),
                        divisor(step),
                        period.fromKey(),
                        period.toKey())
                .forEach(entry -> result.put(entry.getKey(), entry.getValue()));
        return result;
    }

    private static Trend trend(
            Period period, Step step, List<Cell> cells, Map<Integer, Long> returned) {
        Map<Integer, Figures> byStep = new HashMap<>();
        cells.forEach(cell -> byStep.merge(cell.step(), cell.figures(), Figures::plus));
        returned.forEach((key, orders) ->
                byStep.merge(
                        key,
                        new Figures(BigDecimal.ZERO, BigDecimal.ZERO, 0, orders),
                        Figures::plus));
        List<Trend.Point> points = new ArrayList<>();
        for (LocalDate day = period.from(); !day.isAfter(period.to()); day = step.next(day)) {
            points.add(new Trend.Point(day, byStep.getOrDefault(Integer.parseInt(step.name(day).replace("-", "")), Figures.NONE)));
        }
        return new Trend(step, points);
    }

    private static Figures total(Trend trend) {
        return trend.points().stream()
                .map(Trend.Point::figures)
                .reduce(Figures.NONE, Figures::plus);
    }

    private static List<Share> regions(List<Cell> cells) {
        Map<String, Figures> byRegion = new HashMap<>();
        cells.forEach(cell -> byRegion.merge(cell.region(), cell.figures(), Figures::plus));
        return byRegion.entrySet().stream()
                .map(entry -> share(entry.getKey(), entry.getValue()))
                .filter(share -> share.orders() > 0)
                .sorted(Comparator.comparing(Share::sales).reversed().thenComparing(Share::name))
                .toList();
    }

    private static Share share(String name, Figures figures) {
        return new Share(name, figures.sales(), figures.profit(), figures.orders());
    }

    private static List<Share> categoriesOfMonths(Sql sql, Period period) throws SQLException {
        int from = Period.monthKey(period.from());
        int to = Period.monthKey(period.to());
        return sql.list(statement("category_months"), StarReports::category, from, to, from, to);
    }

    private static List<Share> categoriesOfDays(Sql sql, Period period) throws SQLException {
        return sql.list(
                statement("category_days"),
                StarReports::category,
                period.fromKey(),
                period.toKey());
    }

    private static Share category(ResultSet row) throws SQLException {
        return new Share(
                row.getString("category_name"),
                row.getBigDecimal("sales"),
                row.getBigDecimal("profit"),
                row.getLong("orders"));
    }

    private static TopProduct topProduct(ResultSet row) throws SQLException {
        return new TopProduct(
                row.getString("product_name"),
                row.getString("category_name"),
                row.getBigDecimal("sales"),
                row.getBigDecimal("profit"),
                row.getLong("quantity"),
                row.getBigDecimal("sales_before"));
    }

    /** One snapshot, so that figures agree with one another although a sync commits meanwhile. */
    private <T> T read(Run run, Query<T> query) {
        try (Connection connection = warehouse.connect()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            T result = query.on(new Sql(connection, run));
            connection.commit();
            return result;
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The warehouse could not be read. Check that its server is running, then try"
                            + " again.",
                    cause);
        }
    }

    private static String statement(String name) {
        return SqlFiles.read("mysql/report/" + name + ".sql");
    }
}
