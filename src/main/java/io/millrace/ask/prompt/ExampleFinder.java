package io.millrace.ask.prompt;

import io.millrace.work.Run;
import java.util.List;

/** Finds the verified questions that are most like another. For several threads. */
interface ExampleFinder {

    /**
     * What was found.
     *
     * @param examples the most similar first
     * @param remark what had to be done without, for the person; empty where nothing was missing
     */
    record Found(List<Example> examples, String remark) {}

    /** So many at most; fewer, or none, where nothing is alike. */
    Found nearest(String question, int most, Run run);
}
