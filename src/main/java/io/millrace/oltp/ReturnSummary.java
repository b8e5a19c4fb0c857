package io.millrace.oltp;

import java.time.LocalDate;

/** A return in a list, with whose order it is of. */
public record ReturnSummary(OrderReturn stored, LocalDate orderDate, String customerName) {}
