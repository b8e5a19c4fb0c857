package io.millrace.demo;

import java.time.LocalDate;

/** An order that came back. */
record Return(
        long id, Order order, LocalDate date, String status, String reason, String enteredBy) {}
