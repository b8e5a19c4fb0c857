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
 */
record PeriodReading(@Nullable Timespan span, List<Condition> recurring, List<String> remarks) {}
