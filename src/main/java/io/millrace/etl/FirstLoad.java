package io.millrace.etl;

import io.millrace.cdc.Snapshot;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty star straight from the shop. Customers and products get their keys on the way, and
 * sales are written once, with keys, instead of into a staging table first, and are added up as
 * they pass. Only for rows that are all good: where the server refuses one, or one leads nowhere,
 * what is in is to be rolled back and loaded with care, through the staging.
 */
final class FirstLoad implements AutoCloseable {

    private record Place(String hash, int key, String market, String region) {
        static Place map(ResultSet row) throws SQLException {
            return new Place(row.getString(1), row.getInt(2), row.getString(3), row.getString(4));
        }
    }

    private final Sql warehouse;
    private final BulkLoad bulk;
    private final Snapshot snapshot;
    private final Snapshot beside;
    private final Loader loader;
    private final Worker worker;
    private final Run run;
    private final KeyTable customers = new KeyTable();
    private final KeyTable products = new KeyTable();
    private final KeyTable places = new KeyTable();
    private final Labels segments = new Labels();
    private final Labels subcategories = new Labels();
    private final Labels regions = new Labels();
    private final Labels regionNames = new Labels();
    private final UseCounts uses = new UseCounts(regionNames);
    private @Nullable InputStream sales;
    private @Nullable SaleSums passed;

    /**
     * Loads nothing yet.
     *
     * @param beside the same view as the snapshot, for the sales alone
     */
    FirstLoad(
            Sql warehouse,
            BulkLoad bulk,
            Snapshot snapshot,
            Snapshot beside,
            Loader loader,
            Worker worker,
            Run run) {
        this.warehouse = warehouse;
        this.bulk = bulk;
        this.snapshot = snapshot;
        this.beside = beside;
        this.loader = loader;
        this.worker = worker;
        this.run = run;
    }

    /** Whether nothing is in the star, and its server takes streams. */
    static boolean isPossible(Sql warehouse, BulkLoad bulk) throws SQLException {
        return bulk.takesStreams()
                && warehouse.number(SqlFiles.read("mysql/load/first/is_star_empty.sql")) > 0;
    }

    /** Stages places and returns, which are few; gives whether all of them are good. */
    boolean stage() throws SQLException {
        return bulk.stream(Feed.PLACES, snapshot) && bulk.stream(Feed.RETURNS, snapshot);
    }

    /**
     * Loads places, customers and products; gives whether all of them are good. The shop begins to
     * join its sales meanwhile, so that nobody waits for the first of them.
     */
    boolean dimensions() throws SQLException {
        sales = copy(Feed.SALES, beside);
        loader.places();
        boolean good =
                learnPlaces()
                        && numbered(
                                Feed.CUSTOMERS,
                                "dim_customer",
                                "customer_key",
                                new NumberingEdit(
                                        customers,
                                        segments,
                                        Feed.CUSTOMERS.columns(),
                                        "segment_name",
                                        "segment_name"))
                        && numbered(
                                Feed.PRODUCTS,
                                "dim_product",
                                "product_key",
                                new NumberingEdit(
                                        products,
                                        subcategories,
                                        Feed.PRODUCTS.columns(),
                                        "subcategory_name",
                                        "category_name"));
        long rows = (long) places.size() + customers.size() + products.size();
        run.progress(rows, rows);
        return good;
    }

    /** Loads returns and sales; nothing if one of the sales is not good. */
    Optional<Loader.Loaded> facts() throws SQLException {
        long returns = loader.returns();
        Optional<ReturnedOrders> returned = returnedOrders();
        if (returned.isEmpty()) {
            return Optional.empty();
        }
        SaleSums passing = new SaleSums(segments, subcategories, regions, returned.get());
        SaleEdit keys = new SaleEdit(customers, products, places, passing, uses, returned.get());
        InputStream joined = Objects.requireNonNull(sales, "the dimensions come first");
        sales = null;
        long lines = edited(joined, beside, "fact_sales", SaleEdit.columns(), keys);
        if (lines < 0) {
            return Optional.empty();
        }
        passed = passing;
        run.progress(lines, lines);
        return Optional.of(new Loader.Loaded(lines, 0, returns));
    }

    /** Whether the monthly sums could be made on the way. */
    boolean isSummed() {
        return passed != null && !passed.isGivenUp();
    }

    /** Rows of the monthly sums and of what is used, as far as they could be made on the way. */
    Map<Feed, byte[]> counted() {
        Map<Feed, byte[]> rows = new EnumMap<>(Feed.class);
        if (passed != null) {
            rows.putAll(passed.rows());
            rows.putAll(uses.rows());
        }
        return rows;
    }

    /** Lets go of the sales, which were begun too early if the dimensions were not good. */
    @Override
    public void close() throws SQLException {
        if (sales != null) {
            beside.abandon();
        }
    }

    private boolean learnPlaces() throws SQLException {
        boolean good = true;
        for (Place place :
                warehouse.list(
                        "SELECT place_hash, location_key, market, region FROM stage_place",
                        Place::map)) {
            byte[] hash = place.hash.getBytes(StandardCharsets.ISO_8859_1);
            good &= places.add(hash, 0, hash.length, place.key);
            String region = escaped(place.region);
            regions.put(place.key, escaped(place.market) + "\t" + region);
            regionNames.put(place.key, region);
        }
        return good;
    }

    /** Nothing if there are more than fit. */
    private Optional<ReturnedOrders> returnedOrders() throws SQLException {
        ReturnedOrders returned = new ReturnedOrders();
        List<Boolean> added =
                warehouse.list(
                        SqlFiles.read("mysql/load/first/returned_orders.sql"),
                        row ->
                                returned.add(
                                        escaped(row.getString(1)), row.getInt(2), row.getInt(3)));
        return added.contains(false) ? Optional.empty() : Optional.of(returned);
    }

    /** As COPY writes what stands for something else. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private boolean numbered(Feed feed, String table, String key, NumberingEdit edit)
            throws SQLException {
        List<String> columns = new ArrayList<>(feed.columns());
        columns.addFirst(key);
        return edited(copy(feed, snapshot), snapshot, table, columns, edit) >= 0;
    }

    private static InputStream copy(Feed feed, Snapshot view) throws SQLException {
        return view.copy(feed.query(view.scope()));
    }

    private long edited(
            InputStream copy,
            Snapshot view,
            String table,
            List<String> columns,
            EditedRows.Edit edit)
            throws SQLException {
        EditedRows rows = new EditedRows(copy, edit);
        long loaded = bulk.stream(table, columns, () -> new ReadAhead(rows, worker), view);
        return rows.isRefused() ? -1 : loaded;
    }
}
