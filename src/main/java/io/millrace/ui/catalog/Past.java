package io.millrace.ui.catalog;

import io.millrace.oltp.PastChange;
import io.millrace.ui.widgets.Mood;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import java.util.Locale;

/**
 * The history of something, change by change, in words.
 *
 * @param when and by whom
 */
record Past(String what, String when, Mood mood) {

    static List<Past> of(List<PastChange> changes, Formats formats) {
        return changes.stream().map(change -> of(change, formats)).toList();
    }

    private static Past of(PastChange change, Formats formats) {
        String field = change.field().replace('_', ' ');
        String name = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        String when = formats.moment(change.at()) + " · " + change.person();
        return new Past(
                switch (change.event()) {
                    case "insert" -> name + ": " + change.after();
                    case "delete" -> name + " was " + change.before();
                    case String _ ->
                            name
                                    + ": "
                                    + orNothing(change.before())
                                    + " → "
                                    + orNothing(change.after());
                },
                when,
                change.event().equals("insert") ? Mood.GOOD : Mood.NEUTRAL);
    }

    private static String orNothing(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
