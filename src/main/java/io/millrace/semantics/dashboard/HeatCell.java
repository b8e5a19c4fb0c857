package io.millrace.semantics.dashboard;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;

/** What was sold on one weekday of one month, of whichever year. */
public record HeatCell(DayOfWeek weekday, Month month, BigDecimal sales) {}
