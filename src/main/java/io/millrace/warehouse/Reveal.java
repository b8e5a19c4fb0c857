package io.millrace.warehouse;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says who a customer is, for a reason that the warehouse writes down before it answers. */
public final class Reveal {

    /** Shorter ones are no reasons; the warehouse refuses them as well. */
    private static final int SHORTEST_REASON = 10;

    /** What the warehouse signals by itself, in a sentence for the person. */
    private static final String REFUSED = "45000";

    /**
     * Somebody in the clear.
     *
     * @param id the customer's number in the shop
     * @param email null where there is none, as is the phone
     */
    public record Customer(String id, String name, @Nullable String email, @Nullable String phone) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "customer " + id;
        }
    }

    private final Database mart;

    /**
     * Works under the account of who asks.
     *
     * @param mart the mart of the person's role
     */
    public Reveal(Database mart) {
        this.mart = mart;
    }

    /**
     * Reveals one customer.
     *
     * @param customer the number in the shop, or the name that the mart shows instead of the clear
     *     one
     * @throws MillraceException with code NOT_PERMITTED where the role or the region forbids it,
     *     USAGE where the reason says nothing, BAD_DATA where no or no single customer is meant
     */
    public Customer customer(String customer, String reason, Run run) {
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "Say in at least %d characters why you need to see who the customer is."
                            .formatted(SHORTEST_REASON));
        }
        try (Connection connection = mart.connect()) {
            Sql sql = new Sql(connection, run);
            return sql.first(
                            "CALL reveal_customer(?, ?)",
                            row ->
                                    new Customer(
                                            row.getString("customer_id"),
                                            row.getString("customer_name"),
                                            row.getString("email"),
                                            row.getString("phone")),
                            key(sql, customer),
                            reason.strip())
                    .orElseThrow();
        } catch (SQLException cause) {
            boolean refused = REFUSED.equals(cause.getSQLState());
            throw new MillraceException(
                    refused ? MillraceException.Code.NOT_PERMITTED : MillraceException.Code.FAILED,
                    refused
                            ? String.valueOf(cause.getMessage())
                            : "The warehouse did not say who the customer is: "
                                    + cause.getMessage(),
                    cause);
        }
    }

    private static int key(Sql sql, String customer) throws SQLException {
        List<Integer> keys =
                sql.list(
                        SqlFiles.read("mysql/mart/find_customer.sql"),
                        row -> row.getInt(1),
                        customer,
                        customer);
        if (keys.size() != 1) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    keys.isEmpty()
                            ? "You see no customer with the number or name %s.".formatted(customer)
                            : "Several customers are named %s; give the number of the one you mean."
                                    .formatted(customer));
        }
        return keys.getFirst();
    }
}
