package io.millrace.etl;

import io.millrace.cdc.Snapshot;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills an empty star straight from the shop. Customers and products get their keys on the way, and
 * sales are written once, with keys, instead of into a staging table first. Only for rows that are
 * all good: where the server refuses one, or one leads nowhere, what is in is to be rolled back and
 * loaded with care, through the staging.
 */
final class FirstLoad {

    /** The columns of a staged sale that a fact has keys for; they stand side by side. */
    private static final Map<String, String> KEYS =
            Map.of(
                    "customer_id", "customer_key",
                    "product_id", "product_key",
                    "place_hash", "location_key");

    private final Sql warehouse;
    private final BulkLoad bulk;
    private final Snapshot snapshot;
    private final Loader loader;
    private final Run run;
    private final KeyTable customers = new KeyTable();
    private final KeyTable products = new KeyTable();
    private final KeyTable places = new KeyTable();

    FirstLoad(Sql warehouse, BulkLoad bulk, Snapshot snapshot, Loader loader, Run run) {
        this.warehouse = warehouse;
        this.bulk = bulk;
        this.snapshot = snapshot;
        this.loader = loader;
        this.run = run;
    }

    /** Whether nothing is in the star, and its server takes streams. */
    boolean isPossible() throws SQLException {
        return bulk.takesStreams()
                && warehouse.number(SqlFiles.read("mysql/load/first/is_star_empty.sql")) > 0;
    }

    /** Stages places and returns, which are few; gives whether all of them are good. */
    boolean stage() throws SQLException {
        return bulk.stream(Feed.PLACES, snapshot) && bulk.stream(Feed.RETURNS, snapshot);
    }

    /** Loads places, customers and products; gives whether all of them are good. */
    boolean dimensions() throws SQLException {
        loader.places();
        boolean good =
                learnPlaces()
                        && numbered(Feed.CUSTOMERS, "dim_customer", "customer_key", customers)
                        && numbered(Feed.PRODUCTS, "dim_product", "product_key", products);
        long rows = (long) places.size() + customers.size() + products.size();
        run.progress(rows, rows);
        return good;
    }

    /** Loads returns and sales; nothing if one of the sales is not good. */
    Optional<Loader.Loaded> facts() throws SQLException {
        long returns = loader.returns();
        List<String> columns =
                Feed.SALES.columns().stream()
                        .map(column -> KEYS.getOrDefault(column, column))
                        .toList();
        EditedRows.Edit keys =
                KeyedEdit.replacing(
                        columns.indexOf("customer_key"), List.of(customers, products, places));
        long lines = edited(Feed.SALES, "fact_sales", columns, keys);
        if (lines < 0) {
            return Optional.empty();
        }
        loader.linkReturns();
        run.progress(lines, lines);
        return Optional.of(new Loader.Loaded(lines, 0, returns));
    }

    private boolean learnPlaces() throws SQLException {
        for (Map.Entry<String, Integer> place :
                warehouse.list(
                        "SELECT place_hash, location_key FROM stage_place",
                        row -> Map.entry(row.getString(1), row.getInt(2)))) {
            byte[] hash = place.getKey().getBytes(StandardCharsets.ISO_8859_1);
            if (!places.add(hash, 0, hash.length, place.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean numbered(Feed feed, String table, String key, KeyTable keys)
            throws SQLException {
        List<String> columns = new ArrayList<>(feed.columns());
        columns.addFirst(key);
        return edited(feed, table, columns, KeyedEdit.numbering(keys)) >= 0;
    }

    private long edited(Feed feed, String table, List<String> columns, EditedRows.Edit edit)
            throws SQLException {
        EditedRows rows = new EditedRows(snapshot.copy(feed.query(snapshot.scope())), edit);
        long loaded = bulk.stream(table, columns, () -> rows, snapshot);
        return rows.isRefused() ? -1 : loaded;
    }
}
