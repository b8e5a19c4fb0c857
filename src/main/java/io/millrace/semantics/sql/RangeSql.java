package io.millrace.semantics.sql;

import io.millrace.semantics.query.Range;
import java.util.ArrayList;
import java.util.List;

/** The condition that a number lies in a range. */
final class RangeSql {

    private RangeSql() {}

    static Fragment within(Range range, Fragment number) {
        Range.Bound low = range.low();
        Range.Bound high = range.high();
        if (low != null && high != null && low.included() && high.included()) {
            return low.equals(high)
                    ? number.then(Fragment.of(" = ?", low.value()))
                    : number.then(Fragment.of(" BETWEEN ? AND ?", low.value(), high.value()));
        }
        List<Fragment> bounds = new ArrayList<>();
        if (low != null) {
            bounds.add(number.then(Fragment.of(low.included() ? " >= ?" : " > ?", low.value())));
        }
        if (high != null) {
            bounds.add(number.then(Fragment.of(high.included() ? " <= ?" : " < ?", high.value())));
        }
        return Fragment.join(" AND ", bounds);
    }
}
