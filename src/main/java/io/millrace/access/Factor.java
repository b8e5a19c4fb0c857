package io.millrace.access;

import java.util.List;

/** The second thing that a person proves, after the password. */
public sealed interface Factor {

    /** The person's own questions, all of which are answered. */
    record Questions(List<String> questions) implements Factor {
        public Questions {
            questions = List.copyOf(questions);
        }
    }

    /** The six digits that an authenticator app shows. */
    record Totp() implements Factor {}
}
