package io.millrace.semantics.sql;

import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Period;

/**
 * Whether a sale is of a new customer: one whose first order ever falls into the same step of time
 * as the sale, or into the question's time span where there are no steps.
 */
final class NewCustomers {

    private static final String FIRST_DAY = "(c.first_order_date + 0)";

    private NewCustomers() {}

    /** New or Returning. */
    static Fragment kind(Context context) {
        return Fragment.fill("CASE WHEN {} THEN 'New' ELSE 'Returning' END", isNew(context));
    }

    private static Fragment isNew(Context context) {
        Unit step = context.step();
        if (step != null) {
            return Fragment.of(
                    CalendarSql.step(step, FIRST_DAY)
                            + " = "
                            + CalendarSql.step(step, context.day()));
        }
        Timespan span = context.subject().span();
        return SpanSql.either(
                span.within(context.extent()).stream().map(NewCustomers::isWithin).toList());
    }

    private static Fragment isWithin(Period period) {
        return Fragment.of(
                "c.first_order_date BETWEEN ? AND ?",
                period.from().toString(),
                period.to().toString());
    }
}
