package io.millrace.oltp;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * All that the person may know of a customer.
 *
 * @param contact empty if it is not for this person to know
 * @param changed when the customer was changed last
 */
public record CustomerCard(Customer customer, Optional<Contact> contact, OffsetDateTime changed) {

    /**
     * How to reach somebody.
     *
     * @param email empty if not told
     * @param phone empty if not told
     */
    public record Contact(String email, String phone) {}

    boolean says(Customer wanted, Optional<Contact> wantedContact) {
        return customer.equals(wanted) && contact.equals(wantedContact);
    }
}
