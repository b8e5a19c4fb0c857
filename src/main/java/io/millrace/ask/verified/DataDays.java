package io.millrace.ask.verified;

import io.millrace.warehouse.Extent;
import java.util.Map;
import java.util.Set;

/** The parameters of verified SQL: by them it follows the data instead of naming days. */
public final class DataDays {

    /** The first day on which there are sales. */
    static final String BEGIN = "data_begins";

    /** The last day on which there are sales; "last year" is the year before that day's. */
    static final String END = "data_ends";

    /** All there are. */
    public static final Set<String> NAMES = Set.of(BEGIN, END);

    private DataDays() {}

    /** Their values, days as ISO texts. */
    public static Map<String, String> of(Extent extent) {
        return Map.of(BEGIN, extent.first().toString(), END, extent.last().toString());
    }

    /** Whether SQL follows the last day of data. */
    public static boolean followsTheEnd(String sql) {
        return sql.contains(":" + END);
    }
}
