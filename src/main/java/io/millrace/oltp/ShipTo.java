package io.millrace.oltp;

/**
 * Where an order goes; the place is the order's, not the customer's.
 *
 * @param postalCode empty where there is none
 * @param region whose business it is
 * @param market that the region belongs to
 */
public record ShipTo(
        String country,
        String state,
        String city,
        String postalCode,
        String region,
        String market) {

    /** Nowhere yet. */
    public static final ShipTo BLANK = new ShipTo("", "", "", "", "", "");
}
