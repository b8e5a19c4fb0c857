package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.oltp.CustomerCard.Contact;
import io.millrace.work.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Customers and products as a person looks them up, adds and corrects them, under the person's own
 * account.
 */
public final class Catalog {

    private static final String FOLDER = "postgresql/catalog/";
    private static final String SAVING_CUSTOMER = "the customer was being saved";
    private static final String SAVING_PRODUCT = "the product was being saved";

    private final ShopWork work;

    /**
     * Works on the shop.
     *
     * @param shop under the person's account; stays open
     */
    public Catalog(Database shop) {
        work = new ShopWork(shop);
    }

    /** What the forms offer; changes rarely. */
    public EntryChoices choices(Run run) {
        return work.read("the choices were being read", run, Choices::read);
    }

    /**
     * Customers by a part of their name or number, the best matches first.
     *
     * @param most how many at most
     */
    public List<Customer> customers(String text, int most, Run run) {
        return work.read(
                "customers were being looked up",
                run,
                sql ->
                        sql.list(
                                SqlFiles.read(FOLDER + "customers.sql"),
                                Catalog::customer,
                                text.strip(),
                                most));
    }

    /**
     * Products by a part of their name, number or subcategory, the best matches first.
     *
     * @param most how many at most
     */
    public List<Product> products(String text, int most, Run run) {
        return work.read(
                "products were being looked up",
                run,
                sql ->
                        sql.list(
                                SqlFiles.read(FOLDER + "products.sql"),
                                StoredOrders::product,
                                text.strip(),
                                most));
    }

    /** Where the customer's last order went; nothing if the person sees none. */
    public Optional<ShipTo> lastShipTo(String customerId, Run run) {
        return work.read(
                "the customer's last order was being looked up",
                run,
                sql ->
                        sql.first(
                                SqlFiles.read(FOLDER + "last_ship_to.sql"),
                                row ->
                                        new ShipTo(
                                                row.getString("ship_country"),
                                                row.getString("ship_state"),
                                                row.getString("ship_city"),
                                                row.getString("ship_postal_code"),
                                                row.getString("region"),
                                                row.getString("market")),
                                customerId));
    }

    /**
     * Whose business a place is.
     *
     * @param state empty for the country as a whole
     */
    public Optional<EntryChoices.Area> areaOf(String country, String state, Run run) {
        return work.read(
                "the region was being looked up",
                run,
                sql ->
                        sql.first(
                                SqlFiles.read(FOLDER + "place.sql"),
                                Choices::area,
                                country.strip(),
                                state.strip()));
    }

    /** What the product sold for lately; nothing if the person sees no order with it. */
    public Optional<Terms> terms(String productId, Run run) {
        return work.read(
                "the product's price was being looked up",
                run,
                sql ->
                        sql.first(
                                SqlFiles.read(FOLDER + "terms.sql"),
                                row ->
                                        new Terms(
                                                row.getBigDecimal("price"),
                                                row.getBigDecimal("cost")),
                                productId));
    }

    /** A number for a new customer that no other has or gets. */
    public String newCustomerId(String name) {
        return work.write(
                "a number was being taken",
                sql ->
                        sql.first("SELECT oltp.new_customer_id(?)", row -> row.getString(1), name)
                                .orElseThrow());
    }

    /** A customer by number. */
    public Optional<CustomerCard> customer(String customerId, Run run) {
        return work.read("the customer was being read", run, sql -> customer(sql, customerId));
    }

    private static Optional<CustomerCard> customer(Sql sql, String customerId) throws SQLException {
        return sql.first(
                SqlFiles.read(FOLDER + "read_customer.sql"),
                row ->
                        new CustomerCard(
                                customer(row),
                                row.getBoolean("may_know")
                                        ? Optional.of(
                                                new Contact(
                                                        row.getString("email"),
                                                        row.getString("phone")))
                                        : Optional.empty(),
                                row.getObject("tbl_last_dt", OffsetDateTime.class)),
                customerId);
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getString("customer_id"),
                row.getString("customer_name"),
                row.getString("segment_name"));
    }

    /**
     * Adds a customer under a number of {@link #newCustomerId}; adding the same again changes
     * nothing.
     *
     * @throws MillraceException with code BAD_DATA if a check of the data fails
     */
    public void add(NewCustomer customer) {
        work.write(
                SAVING_CUSTOMER,
                sql -> {
                    CustomerRows.put(sql, customer);
                    refuseFaults(sql, "customer", customer.customerId());
                    return true;
                });
    }

    /**
     * Corrects a customer.
     *
     * @param loaded as the person saw him
     * @param contact empty if it is not for the person to know, and so stays as it is
     * @throws MillraceException with code BAD_DATA if he was changed meanwhile, or a check fails
     */
    public void save(CustomerCard loaded, Customer wanted, Optional<Contact> contact) {
        work.write(SAVING_CUSTOMER, sql -> save(sql, loaded, wanted, contact));
    }

    private static boolean save(
            Sql sql, CustomerCard loaded, Customer wanted, Optional<Contact> contact)
            throws SQLException {
        CustomerCard stored =
                customer(sql, wanted.customerId())
                        .orElseThrow(() -> gone("customer", wanted.customerId()));
        if (stored.says(wanted, contact)) {
            return false;
        }
        requireSame(loaded.changed(), stored.changed(), wanted.name());
        CustomerRows.requireSegment(wanted.segment(), CustomerRows.update(sql, wanted));
        if (contact.isPresent()) {
            CustomerRows.update(sql, wanted.customerId(), contact.get());
        }
        refuseFaults(sql, "customer", wanted.customerId());
        return true;
    }

    /** A product by number. */
    public Optional<ProductCard> product(String productId, Run run) {
        return work.read("the product was being read", run, sql -> product(sql, productId));
    }

    private static Optional<ProductCard> product(Sql sql, String productId) throws SQLException {
        return sql.first(
                SqlFiles.read(FOLDER + "read_product.sql"),
                row ->
                        new ProductCard(
                                StoredOrders.product(row),
                                row.getObject("tbl_last_dt", OffsetDateTime.class)),
                productId);
    }

    /**
     * Adds a product; adding the same again changes nothing.
     *
     * @throws MillraceException with code BAD_DATA if its number is another product's
     */
    public void add(Product product) {
        work.write(SAVING_PRODUCT, sql -> add(sql, product));
    }

    private static boolean add(Sql sql, Product product) throws SQLException {
        Optional<ProductCard> stored = product(sql, product.productId());
        if (stored.isPresent()) {
            if (stored.get().product().equals(product)) {
                return false;
            }
            throw new MillraceException(
                    Code.BAD_DATA,
                    "The number %s is that of %s; give the new product another one."
                            .formatted(product.productId(), stored.get().product().name()));
        }
        requireFamily(product, write(sql, "insert_product", product));
        return true;
    }

    /**
     * Corrects a product's name or place in the catalogue.
     *
     * @param loaded as the person saw it
     * @throws MillraceException with code BAD_DATA if it was changed meanwhile, or a check fails
     */
    public void save(ProductCard loaded, Product wanted) {
        work.write(SAVING_PRODUCT, sql -> save(sql, loaded, wanted));
    }

    private static boolean save(Sql sql, ProductCard loaded, Product wanted) throws SQLException {
        ProductCard stored =
                product(sql, wanted.productId())
                        .orElseThrow(() -> gone("product", wanted.productId()));
        if (stored.product().equals(wanted)) {
            return false;
        }
        requireSame(loaded.changed(), stored.changed(), wanted.name());
        requireFamily(wanted, write(sql, "update_product", wanted));
        return true;
    }

    private static long write(Sql sql, String statement, Product product) throws SQLException {
        long written =
                sql.update(
                        SqlFiles.read(FOLDER + statement + ".sql"),
                        product.productId(),
                        product.name(),
                        product.category(),
                        product.subcategory());
        refuseFaults(sql, "product", product.productId());
        return written;
    }

    private static void requireFamily(Product product, long written) {
        if (written == 0) {
            throw new MillraceException(
                    Code.BAD_DATA,
                    "There is no subcategory %s in %s."
                            .formatted(product.subcategory(), product.category()));
        }
    }

    private static void requireSame(OffsetDateTime loaded, OffsetDateTime stored, String name) {
        if (!loaded.isEqual(stored)) {
            throw new MillraceException(
                    Code.BAD_DATA,
                    "%s was changed meanwhile, by somebody else or by a file. Open it again and repeat your change."
                            .formatted(name));
        }
    }

    private static MillraceException gone(String kind, String id) {
        return new MillraceException(
                Code.BAD_DATA, "The %s %s is not there any more.".formatted(kind, id));
    }

    private static void refuseFaults(Sql sql, String kind, String id) throws SQLException {
        EntryFaults.refuse(sql, kind, id, "The %s was not saved.".formatted(kind));
    }

    /** Who changed a customer and what, the newest first; as far as the audit goes back. */
    public List<PastChange> historyOfCustomer(String customerId, Run run) {
        return history("customer", customerId, run);
    }

    /** Who changed a product and what, the newest first; as far as the audit goes back. */
    public List<PastChange> historyOfProduct(String productId, Run run) {
        return history("product", productId, run);
    }

    private List<PastChange> history(String subject, String id, Run run) {
        return work.read(
                "the history was being read",
                run,
                sql ->
                        sql.list(
                                SqlFiles.read(FOLDER + "history.sql"),
                                row ->
                                        new PastChange(
                                                row.getObject("written_at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getString("person"),
                                                row.getString("event"),
                                                row.getString("field"),
                                                text(row, "before"),
                                                text(row, "after")),
                                subject,
                                id));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
