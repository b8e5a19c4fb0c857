package io.millrace.ask.guard;

import java.util.List;
import java.util.Random;

/** Makes up queries out of what the guard allows, and now and then out of what it does not. */
final class RandomQueries {

    private static final List<String> FACTS =
            List.of(
                    "sales",
                    "profit",
                    "quantity",
                    "discount",
                    "line_no",
                    "f.sales_key",
                    "order_id",
                    "ship_mode",
                    "order_priority");

    private static final List<String> NAMES =
            List.of(
                    "city",
                    "region",
                    "market",
                    "state",
                    "category_name",
                    "product_name",
                    "customer_name",
                    "segment_name",
                    "d.year",
                    "d.month",
                    "d.full_date");

    private static final List<String> HOSTILE =
            List.of(
                    "word",
                    "pseudonym_key",
                    "c.email",
                    "(SELECT word FROM canary)",
                    "SLEEP(1)",
                    "USER()",
                    "{star}.fact_sales.sales",
                    "LOAD_FILE(city)",
                    "@a");

    private static final String STAR =
            " FROM fact_sales f JOIN dim_location l ON l.location_key = f.location_key"
                    + " JOIN dim_product p USING (product_key) LEFT JOIN dim_customer c ON c.customer_key = f.customer_key"
                    + " JOIN dim_date d ON d.date_key = f.order_date_key";

    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    String next() {
        return switch (random.nextInt(6)) {
            case 0 ->
                    "SELECT "
                            + value(2)
                            + ", "
                            + value(2)
                            + STAR
                            + where()
                            + " LIMIT "
                            + random.nextInt(300);
            case 1 -> "SELECT DISTINCT " + name() + STAR + where() + " ORDER BY 1";
            case 2 ->
                    "SELECT "
                            + name()
                            + " AS a, "
                            + sum()
                            + " AS b"
                            + STAR
                            + where()
                            + " GROUP BY 1 ORDER BY b DESC";
            case 3 ->
                    "WITH x AS (SELECT "
                            + name()
                            + " AS a, "
                            + sum()
                            + " AS b"
                            + STAR
                            + where()
                            + " GROUP BY 1) SELECT a, b, RANK() OVER (ORDER BY b) AS c FROM x WHERE b > (SELECT AVG(b) FROM x)";
            case 4 ->
                    "SELECT "
                            + name()
                            + STAR
                            + " UNION "
                            + any(List.of("", "ALL "))
                            + "SELECT "
                            + name()
                            + STAR
                            + where();
            default ->
                    "SELECT "
                            + value(1)
                            + " FROM (SELECT f.*, city, region, market, state, category_name, product_name, customer_name, segment_name"
                            + STAR
                            + where()
                            + ") f, dim_date d WHERE d.date_key = f.order_date_key LIMIT 50";
        };
    }

    private String where() {
        return switch (random.nextInt(5)) {
            case 0 ->
                    " WHERE "
                            + value(2)
                            + any(List.of(" = ", " < ", " >= ", " <> ", " <=> "))
                            + value(2);
            case 1 ->
                    " WHERE "
                            + name()
                            + " LIKE '%"
                            + (char) ('a' + random.nextInt(26))
                            + "%' OR "
                            + value(1)
                            + " IS NOT NULL";
            case 2 ->
                    " WHERE "
                            + name()
                            + " IN (SELECT "
                            + any(List.of("city", "region", "market"))
                            + " FROM dim_location)";
            case 3 ->
                    " WHERE NOT EXISTS (SELECT 1 FROM fact_return r WHERE r.order_id = f.order_id AND "
                            + value(1)
                            + " > 0)";
            default -> "";
        };
    }

    private String sum() {
        return any(List.of("SUM", "AVG", "MIN", "MAX", "COUNT", "GROUP_CONCAT"))
                + "("
                + value(1)
                + ")";
    }

    private String name() {
        return random.nextInt(30) == 0 ? any(HOSTILE) : any(NAMES);
    }

    private String value(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(40) == 0
                    ? any(HOSTILE)
                    : any(random.nextBoolean() ? FACTS : NAMES);
        }
        String a = value(depth - 1);
        String b = value(depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> a + " + " + b;
            case 1 -> "CONCAT(" + a + ", '-', " + b + ")";
            case 2 ->
                    "CASE WHEN "
                            + a
                            + " > "
                            + random.nextInt(100)
                            + " THEN "
                            + b
                            + " ELSE 'it''s' END";
            case 3 -> "COALESCE(" + a + ", " + b + ")";
            case 4 -> "IF(" + a + " IS NULL, " + b + ", " + a + ")";
            case 5 -> "CAST(" + a + " AS CHAR)";
            case 6 -> "SUBSTRING(" + a + ", 1, " + (1 + random.nextInt(20)) + ")";
            case 7 -> "(SELECT MAX(" + any(List.of("city", "region")) + ") FROM dim_location)";
            default -> "UPPER(" + a + ")";
        };
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
