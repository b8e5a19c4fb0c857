package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Period;
import java.util.List;
import java.util.Locale;

/**
 * Writes how many of the customers who first bought in a unit of time bought again in each one
 * after it. The question's span is that of the first purchase; whether they came back is looked at
 * until the end of the data.
 */
final class CohortsSql {

    private final Cohorts query;
    private final Context context;
    private final String customer;

    CohortsSql(Cohorts query, Context context) {
        this.query = query;
        this.context = context;
        this.customer = context.model().dimension("customer").key().getFirst();
    }

    CompiledQuery compile() {
        Statement statement = context.statement();
        String active = statement.with("active", active());
        String cohorts = statement.with("cohorts", cohorts(active));
        String units = statement.with("units", units());
        Select matrix =
                new Select()
                        .column("firsts.cohort_number", "cohort_number")
                        .column("units.number - firsts.cohort_number", "units_later")
                        .column("COALESCE(cohorts.customers, 0)", "customers")
                        .from("(SELECT DISTINCT cohort_number FROM " + cohorts + ") firsts")
                        .from("JOIN " + units + " ON units.number >= firsts.cohort_number")
                        .from(
                                "LEFT JOIN "
                                        + cohorts
                                        + " ON cohorts.cohort_number = firsts.cohort_number AND cohorts.number = units.number");
        String rows = statement.with("matrix", matrix.sql());
        Select sized =
                new Select()
                        .column("cohort_number", "cohort_number")
                        .column(
                                "MAX(CASE WHEN units_later = 0 THEN customers END) OVER (PARTITION BY cohort_number)",
                                "cohort_size")
                        .column("units_later", "units_later")
                        .column("customers", "customers")
                        .from(rows);
        Select select = new Select().from(statement.with("sized", sized.sql()));
        return output().finish(statement, select, 0, 0);
    }

    private Output output() {
        String unit = query.unit().name().toLowerCase(Locale.ROOT);
        Output output = new Output();
        output.show(
                Fragment.of(name("cohort_number")),
                "cohort",
                "First bought in",
                Format.TEXT,
                Column.Role.TIME);
        output.show(
                Fragment.of("cohort_size"),
                "cohort_size",
                "Customers in all",
                Format.NUMBER,
                Column.Role.VALUE);
        output.show(
                Fragment.of("units_later"),
                unit + "s_later",
                MeasureNames.capital(unit) + "s later",
                Format.NUMBER,
                Column.Role.GROUP);
        output.show(
                Fragment.of("customers"),
                "customers",
                "Customers",
                Format.NUMBER,
                Column.Role.VALUE);
        output.show(
                Fragment.of("1.0000 * customers / NULLIF(cohort_size, 0)"),
                "retention",
                "Retention",
                Format.PERCENT,
                Column.Role.SHARE);
        output.order(Fragment.of("cohort_number"), false);
        output.order(Fragment.of("units_later"), false);
        return output;
    }

    /** Each unit in which a customer bought, and with it the customer's first day of all. */
    private Fragment active() {
        Subject ever = context.subject().with(new Timespan.Everything());
        Context all = context.about(ever);
        Joins joins = new Joins(context.model());
        joins.require(customer);
        String day = joins.require(context.day());
        List<Fragment> conditions = new ConditionSql(all, joins).ofSubject();
        Select select =
                new Select()
                        .column(customer, "customer_key")
                        .column(number(day), "number")
                        .column(
                                "MIN(MIN(" + day + ")) OVER (PARTITION BY " + customer + ")",
                                "first_day");
        joins.from().forEach(select::from);
        return select.where(conditions)
                .where(joins.restrictions())
                .groupBy(List.of(Fragment.of(customer), Fragment.of("number")))
                .sql();
    }

    private Fragment cohorts(String active) {
        Select select =
                new Select()
                        .column(number("first_day"), "cohort_number")
                        .column("number", "number")
                        .column("COUNT(*)", "customers")
                        .from(active)
                        .groupBy(List.of(Fragment.of("cohort_number"), Fragment.of("number")));
        SpanSql.within(context.subject().span(), context.extent(), "first_day")
                .ifPresent(select::where);
        return select.sql();
    }

    /** Every unit that the data hold. */
    private Fragment units() {
        Period all = new Period(context.extent().first(), context.extent().last());
        return new Select()
                .column(number("d.date_key"), "number")
                .from("dim_date d")
                .where(Fragment.of("d.date_key BETWEEN ? AND ?", all.fromKey(), all.toKey()))
                .groupBy(List.of(Fragment.of("number")))
                .sql();
    }

    /** Units are numbered one after the other, so that they can be counted from one to another. */
    private String number(String day) {
        return switch (query.unit()) {
            case MONTH -> "%1$s DIV 10000 * 12 + %1$s DIV 100 MOD 100 - 1".formatted(day);
            case QUARTER ->
                    "%1$s DIV 10000 * 4 + (%1$s DIV 100 MOD 100 + 2) DIV 3 - 1".formatted(day);
            case YEAR -> day + " DIV 10000";
            case DAY, WEEK, HALF ->
                    throw new IllegalStateException("No cohorts by " + query.unit());
        };
    }

    private String name(String number) {
        return switch (query.unit()) {
            case MONTH ->
                    CalendarSql.name(
                            Unit.MONTH, "(%1$s DIV 12 * 100 + %1$s MOD 12 + 1)".formatted(number));
            case QUARTER ->
                    CalendarSql.name(
                            Unit.QUARTER, "(%1$s DIV 4 * 10 + %1$s MOD 4 + 1)".formatted(number));
            case YEAR -> number;
            case DAY, WEEK, HALF ->
                    throw new IllegalStateException("No cohorts by " + query.unit());
        };
    }
}
