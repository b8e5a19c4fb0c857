package io.millrace.demo;

import java.time.LocalDate;

/**
 * An order without its lines.
 *
 * @param index its place among all orders, from 0
 * @param firstLine the place of its first line among all lines
 * @param number within its market and year
 * @param daysToShip from the order to the first shipment
 * @param split days until the last line follows, 0 when all travel together
 */
record Order(
        long index,
        long firstLine,
        int lines,
        Market market,
        LocalDate date,
        int number,
        Customer customer,
        Place place,
        String postalCode,
        String enteredBy,
        Priority priority,
        ShipMode mode,
        int daysToShip,
        int split) {

    /** Such as {@code EU-2024-0001234}. */
    String id() {
        String digits = Integer.toString(10_000_000 + number).substring(1);
        return market.prefix() + '-' + date.getYear() + '-' + digits;
    }

    /** Until everything is on its way. */
    int daysToShipAll() {
        return daysToShip + split;
    }
}
