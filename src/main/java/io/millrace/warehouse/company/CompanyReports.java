package io.millrace.warehouse.company;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.Snapshot;
import io.millrace.work.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the company as a whole from a mart, under the account that the mart is opened with. */
public final class CompanyReports {

    /** How many customers of a cohort ordered so many quarters after their first order. */
    private record Cell(int cohort, int later, long customers) {}

    private final Database mart;

    /** Reads nothing yet. */
    public CompanyReports(Database mart) {
        this.mart = mart;
    }

    /** The company in the chosen period; nothing where nothing was ever loaded. */
    public Optional<Company> company(PeriodChoice choice, Run run) {
        return Snapshot.read(
                mart,
                run,
                sql -> {
                    Optional<Extent> extent = Extent.read(sql);
                    return extent.isEmpty()
                            ? Optional.empty()
                            : Optional.of(company(sql, extent.get(), choice.within(extent.get())));
                });
    }

    /** Customers by what they bought in the period. */
    public Concentration customers(Period period, Run run) {
        return concentration("customers_by_sales", period, run);
    }

    /** Products by what they sold for in the period. */
    public Concentration products(Period period, Run run) {
        return concentration("products_by_sales", period, run);
    }

    /** All cohorts, the oldest first. */
    public List<Cohort> cohorts(Run run) {
        return matrix(
                Snapshot.read(
                        mart,
                        run,
                        sql ->
                                sql.list(
                                        statement("cohorts"),
                                        row ->
                                                new Cell(
                                                        row.getInt("cohort"),
                                                        row.getInt("quarters_later"),
                                                        row.getLong("customers")))));
    }

    private static List<Cohort> matrix(List<Cell> cells) {
        int last = cells.stream().mapToInt(cell -> cell.cohort() + cell.later()).max().orElse(0);
        Map<Integer, Map<Integer, Long>> byCohort =
                cells.stream()
                        .filter(cell -> cell.later() >= 0)
                        .collect(
                                Collectors.groupingBy(
                                        Cell::cohort,
                                        TreeMap::new,
                                        Collectors.toMap(Cell::later, Cell::customers)));
        List<Cohort> cohorts = new ArrayList<>();
        byCohort.forEach((cohort, active) -> {
            List<Long> counts = new ArrayList<>();
            for (int later = 0; later <= last - cohort; later++) {
                counts.add(active.getOrDefault(later, 0L));
            }
            cohorts.add(new Cohort(cohort / 4, cohort % 4 + 1, counts));
        });
        return cohorts;
    }

    private static Company company(Sql sql, Extent extent, Period period) throws SQLException {
        Period before = period.previous();
        return new Company(
                extent,
                period,
                extent.reachesBackTo(before),
                places(figures(sql, extent, period), figures(sql, extent, before)),
                ProfitBridge.of(families(sql, before), families(sql, period)),
                sql.list(
                        statement("discounts"),
                        row ->
                                new DiscountBand(
                                        row.getInt("band"),
                                        row.getBigDecimal("sales"),
                                        row.getBigDecimal("profit"),
                                        row.getLong("line_count")),
                        period.fromKey(),
                        period.toKey()));
    }

    /** Market and region, and nothing sold before. */
    private static List<Place> figures(Sql sql, Extent extent, Period period) throws SQLException {
        if (extent.holdsWholeMonths(period)) {
            int from = Period.monthKey(period.from());
            int to = Period.monthKey(period.to());
            return sql.list(statement("places_months"), CompanyReports::place, from, to, from, to);
        }
        return sql.list(
                statement("places_days"), CompanyReports::place, period.fromKey(), period.toKey());
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString("market"),
                row.getString("region"),
                new Sold(
                        row.getBigDecimal("sales"),
                        row.getBigDecimal("profit"),
                        row.getLong("orders")),
                Sold.NOTHING);
    }

    private static List<Place> places(List<Place> now, List<Place> before) {
        Map<String, Place> all = new LinkedHashMap<>();
        now.forEach(place -> all.put(key(place), place));
        for (Place then : before) {
            all.merge(
                    key(then),
                    new Place(then.market(), then.region(), Sold.NOTHING, then.now()),
                    Place::plus);
        }
        return all.values().stream()
                .sorted(
                        Comparator.comparing(Place::market)
                                .thenComparing(
                                        place -> place.now().sales(), Comparator.reverseOrder())
                                .thenComparing(Place::region))
                .toList();
    }

    private static String key(Place place) {
        return place.market() + "\n" + place.region();
    }

    private static List<Family> families(Sql sql, Period period) throws SQLException {
        return sql.list(
                statement("families"),
                row ->
                        new Family(
                                row.getString("category_name"),
                                row.getString("subcategory_name"),
                                row.getBigDecimal("sales"),
                                row.getBigDecimal("profit"),
                                row.getBigDecimal("list_sales")),
                period.fromKey(),
                period.toKey());
    }

    private Concentration concentration(String statement, Period period, Run run) {
        return new Concentration(
                Snapshot.read(
                        mart,
                        run,
                        sql ->
                                sql.list(
                                        statement(statement),
                                        row ->
                                                new Concentration.Member(
                                                        row.getString("name"),
                                                        row.getBigDecimal("sales")),
                                        period.fromKey(),
                                        period.toKey())));
    }

    private static String statement(String name) {
        return SqlFiles.read("mysql/company/" + name + ".sql");
    }
}
