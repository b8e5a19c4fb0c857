package io.millrace.ui.ask;

import io.millrace.ask.Answer;
import io.millrace.ask.Outcome;
import io.millrace.ui.widgets.Mood;

/**
 * How far an answer is to be relied on, on a label.
 *
 * @param text empty where there is nothing to say: the built-in engine answers as it always does
 */
record TrustWords(String text, Mood mood) {

    private static final TrustWords NONE = new TrustWords("", Mood.NEUTRAL);

    static TrustWords of(Answer answer) {
        if (answer.outcome() != Outcome.ANSWERED) {
            return NONE;
        }
        return switch (answer.engine()) {
            case GRAMMAR -> NONE;
            case VERIFIED -> new TrustWords("Verified", Mood.GOOD);
            case MODEL ->
                    answer.bothAgree()
                            ? new TrustWords("Both engines agree", Mood.GOOD)
                            : new TrustWords("Read by a model", Mood.NEUTRAL);
            case MODEL_SQL -> new TrustWords("Unverified SQL", Mood.WARNING);
        };
    }
}
