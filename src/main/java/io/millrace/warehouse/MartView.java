package io.millrace.warehouse;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The view of one table in one mart.
 *
 * <p>The servers merge it with the query around it, so that partitions and keys are used as without
 * it. But they then evaluate the conditions of the query in any order, also on rows that the view
 * leaves out, and an expression that fails there tells their values. So where rows are scoped, each
 * column is nothing unless its row is visible; only the column by which rows are found stays bare.
 */
record MartView(Mart mart, String star, String table, List<Seen> columns) {

    /** A column, and how the role sees it. */
    record Seen(TableColumn column, Masking masking) {}

    /** By what it is decided whose a row is. */
    private enum Scope {
        /** Everybody's. */
        NONE,
        /** Its own column names the region. */
        REGION,
        /** Its location is in the region. */
        LOCATION,
        /** The customer has ordered in the region. */
        CUSTOMER
    }

    private static final Pattern EVERYBODYS = Pattern.compile("dim_date|dim_product|etl_.*");

    private static final String ORDER_DATE = "order_date_key";

    /** Whether the role may have it: a manager's rows are of a region, or of everybody. */
    boolean isAllowed() {
        return mart == Mart.EXECUTIVE
                || scope() != Scope.NONE
                || EVERYBODYS.matcher(table).matches();
    }

    /** The statement that makes it or makes it anew. */
    String statement() {
        return "CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW `%s`.`%s` AS SELECT %s FROM %s WHERE %s"
                .formatted(
                        mart.schemaBeside(star),
                        table,
                        columns.stream().map(this::column).collect(joining(", ")),
                        from(),
                        where());
    }

    private String column(Seen seen) {
        String name = seen.column().name().column();
        String value = value(seen);
        Optional<String> region = region();
        if (region.isPresent()
                && !(seen.masking() instanceof Masking.Clear && name.equals(bare()))) {
            value =
                    "CASE WHEN p.scope = '*' OR %s THEN %s END"
                            .formatted(mine(region.get()), value);
        }
        return value + " AS `" + name + "`";
    }

    private String value(Seen seen) {
        String bare = "t.`" + seen.column().name().column() + "`";
        return switch (seen.masking()) {
            case Masking.Clear() -> bare;
            case Masking.Hidden() -> seen.column().nothing();
            case Masking.Prefix(int length) -> "LEFT(" + bare + ", " + length + ")";
            case Masking.Pseudonym() ->
                    "CASE %1$s WHEN 'unknown' THEN 'unknown' ELSE CONCAT('%2$s ', LEFT(SHA2(CONCAT(k.pseudonym_key, %1$s), 256), 12)) END"
                            .formatted(bare, noun());
        };
    }

    /** Such as Customer, of dim_customer. */
    private String noun() {
        String noun = table.substring(table.indexOf('_') + 1);
        return noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
    }

    private String from() {
        StringBuilder from = new StringBuilder();
        from.append("`%1$s`.access_person p JOIN `%1$s`.`%2$s` t".formatted(star, table));
        if (columns.stream().anyMatch(seen -> seen.masking() instanceof Masking.Pseudonym)) {
            from.append(" JOIN `%s`.access_secret k ON k.secret_id = 1".formatted(star));
        }
        switch (scope()) {
            case NONE, REGION -> {}
            case LOCATION ->
                    from.append(
                            " JOIN `%s`.dim_location l ON l.location_key = t.location_key"
                                    .formatted(star));
            case CUSTOMER ->
                    from.append(
                            " LEFT JOIN `%s`.etl_customer_use u ON u.customer_key = t.customer_key AND p.scope <> '*' AND %s"
                                    .formatted(star, mine("u.region")));
        }
        return from.toString();
    }

    private String where() {
        // Who is not listed, is not active or has another role finds nothing. One lookup a query.
        String where =
                "p.account = SUBSTRING_INDEX(USER(), '@', 1) AND p.is_active AND p.role = '%s'"
                        .formatted(mart.role());
        Optional<String> region = region();
        if (region.isPresent()) {
            where += " AND (p.scope = '*' OR " + mine(region.get()) + ")";
        }
        if (scope() == Scope.CUSTOMER) {
            // Once, though the customer has ordered in several of the person's regions.
            where +=
                    " AND (p.scope = '*' OR NOT EXISTS (SELECT 1 FROM `%s`.etl_customer_use o WHERE o.customer_key = u.customer_key AND o.region < u.region AND %s))"
                            .formatted(star, mine("o.region"));
        }
        return where;
    }

    private static String mine(String region) {
        return "INSTR(p.scope, CONCAT('|', %s, '|')) > 0".formatted(region);
    }

    /** Where the region of a row stands; empty where rows are not scoped. */
    private Optional<String> region() {
        return switch (scope()) {
            case NONE -> Optional.empty();
            case REGION -> Optional.of(has("region") ? "t.region" : "t.order_region");
            case LOCATION -> Optional.of("l.region");
            case CUSTOMER -> Optional.of("u.region");
        };
    }

    private Scope scope() {
        if (mart == Mart.EXECUTIVE) {
            return Scope.NONE;
        }
        if (has("region") || has("order_region")) {
            return Scope.REGION;
        }
        if (has("location_key")) {
            return Scope.LOCATION;
        }
        return has("customer_key") ? Scope.CUSTOMER : Scope.NONE;
    }

    private String bare() {
        return has(ORDER_DATE) ? ORDER_DATE : columns.getFirst().column().name().column();
    }

    private boolean has(String column) {
        return columns.stream().anyMatch(seen -> seen.column().name().column().equals(column));
    }
}
