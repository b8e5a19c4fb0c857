package io.millrace.oltp.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts one record into fields. Unlike a strict parser it survives misplaced quotes: one inside a
 * quoted field that no delimiter follows is taken as part of the text.
 */
final class Splitter {

    /**
     * The fields of one record.
     *
     * @param open whether a quote was opened and never closed
     * @param strays how many quotes were taken as text although they should have been doubled
     */
    record Split(List<String> fields, boolean open, int strays) {}

    private static final char QUOTE = '"';

    private final char delimiter;

    Splitter(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Cuts the record; one that stands in quotes as a whole is unwrapped first. */
    Split split(String text) {
        Split split = new Cut(text).all();
        if (split.fields.size() == 1 && text.indexOf(QUOTE) >= 0 && !split.open) {
            String inner = split.fields.getFirst();
            if (inner.indexOf(delimiter) >= 0) {
                Split unwrapped = new Cut(inner).all();
                return new Split(unwrapped.fields, unwrapped.open, unwrapped.strays + 1);
            }
        }
        return split;
    }

    /** One pass over one record. */
    private final class Cut {
        private final String text;
        private final List<String> fields = new ArrayList<>(24);
        private int at;
        private int strays;
        private boolean open;

        Cut(String text) {
            this.text = text;
        }

        Split all() {
            field();
            while (at < text.length()) {
                at++;
                field();
            }
            return new Split(fields, open, strays);
        }

        /** Reads one field and stops at the delimiter behind it or at the end. */
        private void field() {
            int start = blanksFrom(at);
            if (start < text.length() && text.charAt(start) == QUOTE) {
                at = start + 1;
                quoted();
                return;
            }
            int end = text.indexOf(delimiter, at);
            end = end < 0 ? text.length() : end;
            fields.add(text.substring(at, end));
            at = end;
        }

        private void quoted() {
            StringBuilder value = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != QUOTE) {
                    value.append(c);
                } else if (at < text.length() && text.charAt(at) == QUOTE) {
                    value.append(QUOTE);
                    at++;
                } else if (closes()) {
                    fields.add(value.toString());
                    return;
                } else {
                    value.append(QUOTE);
                    strays++;
                }
            }
            open = true;
            fields.add(value.toString());
        }

        private boolean closes() {
            int behind = blanksFrom(at);
            if (behind < text.length() && text.charAt(behind) != delimiter) {
                return false;
            }
            at = behind;
            return true;
        }

        private int blanksFrom(int from) {
            int end = from;
            while (end < text.length() && text.charAt(end) == ' ') {
                end++;
            }
            return end;
        }
    }
}
