package io.millrace.config;

import io.millrace.MillraceException;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a file, gathered so that the person sees it all at once. */
final class Faults {

    private final List<String> sentences = new ArrayList<>();

    /**
     * Notes a fault.
     *
     * @param key the dotted name of the setting, or what the fault is about
     * @param problem what is wrong, as the rest of the sentence; never a secret's value
     * @param example what would be right
     */
    void add(String key, String problem, String example) {
        sentences.add(key + " " + problem + "; for example  " + example);
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** Throws all faults as one exception, if there are any. */
    void raise(String file) {
        if (isEmpty()) {
            return;
        }
        String count = sentences.size() == 1 ? "1 fault" : sentences.size() + " faults";
        throw new MillraceException(
                MillraceException.Code.CONFIGURATION,
                file + " has " + count + ":\n  " + String.join("\n  ", sentences));
    }
}
