package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Timespan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read as a time.
 *
 * @param span null where only parts of the calendar that come round are meant
 * @param recurring Decembers, weekends
 * @param remarks what was taken for granted
 * @param yearless the one time that was said, where it named no year; null for all others
 * @param ends what a range was said to go from and to; empty for all others
 * @param byOr whether several times were joined by "or"
 */
record PeriodReading(
        @Nullable Timespan span,
        List<Condition> recurring,
        List<String> remarks,
        @Nullable CalendarPoint yearless,
        List<CalendarPoint> ends,
        boolean byOr) {

    PeriodReading(@Nullable Timespan span, List<Condition> recurring, List<String> remarks) {
        this(span, recurring, remarks, null, List.of(), false);
    }
}
