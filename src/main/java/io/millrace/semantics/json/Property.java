package io.millrace.semantics.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a question in JSON may have, on whatever level. */
enum Property {
    VERSION,
    KIND,
    MEASURES,
    GROUP_BY,
    FILTERS,
    PERIOD,
    DATED_BY,
    HAVING,
    RANK,
    COMPARE,
    SHARE,
    ACCUMULATE,
    FRACTION,
    LISTED,
    WITH,
    LIMIT,
    BY_LIFT,
    // Measures and groupings.
    MEASURE,
    COUNT_OF,
    STATISTIC,
    PER,
    DIVIDED_BY,
    DIMENSION,
    UNIT,
    CYCLE,
    // Conditions.
    VALUES,
    NOT,
    ATTRIBUTE,
    FLAG,
    PARTS,
    ENTITY,
    WHICH,
    AMOUNT,
    // Numbers.
    OVER,
    AT_LEAST,
    UNDER,
    AT_MOST,
    AVERAGE,
    // Periods.
    ALL,
    FROM,
    TO,
    THIS,
    LAST,
    BACK,
    LATEST,
    SEVERAL,
    // Rows and figures.
    FIGURE,
    ORDER,
    WITHIN,
    AGAINST,
    FIRST,
    SECOND,
    OF,
    HOW,
    STEPS;

    /** All of them as they stand in JSON. */
    static final List<String> WORDS = Arrays.stream(values()).map(Property::word).toList();

    /** As it stands in JSON. */
    String word() {
        return wordOf(this);
    }

    /** A constant as it stands in JSON. */
    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
