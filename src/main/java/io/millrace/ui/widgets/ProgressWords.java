package io.millrace.ui.widgets;

import io.millrace.ui.work.Progress;
import io.millrace.warehouse.words.Formats;

/** Where long work is, in words, such as "Load sales · 32,100 of 51,290 · 62%". */
public record ProgressWords(Formats formats) {

    public String of(Progress.Position position) {
        if (position.rows() == 0) {
            return position.stage();
        }
        String rows = formats.count(position.rows());
        return position.stage()
                + " · "
                + (position.total() > 0
                        ? "%s of %s · %s"
                                .formatted(
                                        rows,
                                        formats.count(position.total()),
                                        formats.wholePercent(part(position)))
                        : rows);
    }

    /** The part that is done, 0 to 1, or −1 where nobody knows. */
    public static double part(Progress.Position position) {
        return position.total() > 0 ? Math.min(1, (double) position.rows() / position.total()) : -1;
    }
}
