package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.oltp.CustomerCard.Contact;
import java.sql.SQLException;

/** Stores customers. */
final class CustomerRows {

    private static final String FOLDER = "postgresql/catalog/";

    private CustomerRows() {}

    /** Under a number that was taken for this customer; what an earlier try stored is corrected. */
    static void put(Sql sql, NewCustomer customer) throws SQLException {
        Customer named = new Customer(customer.customerId(), customer.name(), customer.segment());
        if (update(sql, named) == 0) {
            requireSegment(
                    customer.segment(),
                    sql.update(
                            SqlFiles.read(FOLDER + "insert_customer.sql"),
                            customer.customerId(),
                            customer.name(),
                            customer.segment(),
                            customer.email(),
                            customer.phone()));
        } else {
            update(sql, customer.customerId(), new Contact(customer.email(), customer.phone()));
        }
    }

    static long update(Sql sql, Customer customer) throws SQLException {
        return sql.update(
                SqlFiles.read(FOLDER + "update_customer.sql"),
                customer.name(),
                customer.customerId(),
                customer.segment());
    }

    static void update(Sql sql, String customerId, Contact contact) throws SQLException {
        sql.update(
                SqlFiles.read(FOLDER + "update_contact.sql"),
                contact.email(),
                contact.phone(),
                customerId);
    }

    static void requireSegment(String segment, long written) {
        if (written == 0) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "There is no segment \"%s\" for the customer.".formatted(segment));
        }
    }
}
