package io.millrace.semantics.sql;

import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Unit;

/** One of the columns by which rows are told apart. */
sealed interface Key {

    /** As the column is called. */
    String name();

    /** SQL of it over the lines of a subject. */
    Fragment expression(Context context, Joins joins);

    /** Whether it only says where the value stands among the others. */
    default boolean isPlace() {
        return this instanceof OfPlace;
    }

    /** A column of the model, or SQL over its tables. */
    record OfModel(String name, String sql) implements Key {
        @Override
        public Fragment expression(Context context, Joins joins) {
            return Fragment.of(joins.require(sql));
        }
    }

    /** A number by which values are sorted. */
    record OfPlace(String name, String sql) implements Key {
        @Override
        public Fragment expression(Context context, Joins joins) {
            return Fragment.of(joins.require(sql));
        }
    }

    /** New or Returning. */
    record OfKind(String name) implements Key {
        @Override
        public Fragment expression(Context context, Joins joins) {
            joins.require("c.first_order_date");
            return NewCustomers.kind(context);
        }
    }

    /** The number of a step of time. */
    record OfStep(String name, Unit unit) implements Key {
        @Override
        public Fragment expression(Context context, Joins joins) {
            return Fragment.of(CalendarSql.step(unit, joins.require(context.day())));
        }
    }

    /** The number of a part of the calendar. */
    record OfCycle(String name, Cycle cycle) implements Key {
        @Override
        public Fragment expression(Context context, Joins joins) {
            return Fragment.of(CalendarSql.part(cycle, joins.require(context.day())));
        }
    }
}
