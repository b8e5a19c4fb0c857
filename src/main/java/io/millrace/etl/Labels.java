package io.millrace.etl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of a few texts each key bears, such as the segment of each customer. */
final class Labels {

    /** Fifteen bits. */
    static final int MOST = Short.MAX_VALUE;

    private final Map<String, Short> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private short[] ofKey = new short[1 << 10];

    /**
     * Gives a key its text.
     *
     * @param key from 1 on
     */
    void put(int key, String text) {
        if (key >= ofKey.length) {
            ofKey = Arrays.copyOf(ofKey, Math.max(key + 1, 2 * ofKey.length));
        }
        ofKey[key] =
                numbers.computeIfAbsent(
                        text,
                        fresh -> {
                            texts.add(fresh);
                            return (short) Math.min(texts.size() - 1, MOST);
                        });
    }

    /** Whether there are so many texts that the last of them share a number. */
    boolean isOverfull() {
        return texts.size() > MOST;
    }

    /** The number of the text of a key that was put, from 0 on. */
    int of(int key) {
        return ofKey[key];
    }

    /** All texts by their numbers. */
    List<String> texts() {
        return List.copyOf(texts);
    }
}
