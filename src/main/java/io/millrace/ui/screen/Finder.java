package io.millrace.ui.screen;

import io.millrace.work.Run;
import java.util.List;

/** Finds things of one kind for Ctrl+K; a screen that can show such things brings one along. */
public interface Finder {

    /** What it finds, such as "Customers". */
    String kind();

    /**
     * What fits the text, the best first; called in the background.
     *
     * @param text never blank
     * @throws io.millrace.MillraceException if they cannot be searched now
     */
    List<Found> find(String text, int most, Run run);

    /**
     * Something that was found.
     *
     * @param detail what tells it from others of the same title
     * @param open shows it; called on the window's thread
     */
    record Found(String title, String detail, Runnable open) {}
}
