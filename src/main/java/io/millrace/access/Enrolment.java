package io.millrace.access;

import java.util.SequencedMap;

/** The second factor that a person chooses. */
public sealed interface Enrolment {

    /** Each is a second factor once, for the day on which the other is lost. */
    RecoveryCodes recovery();

    /**
     * An authenticator app.
     *
     * @param code what the app shows now, which proves that it has the secret
     */
    record Totp(TotpSecret secret, String code, RecoveryCodes recovery) implements Enrolment {}

    /**
     * Three questions of the person's own, with their answers; case and blanks around an answer do
     * not count.
     */
    record Questions(SequencedMap<String, String> answers, RecoveryCodes recovery)
            implements Enrolment {

        /** Shows no answer. */
        @Override
        public String toString() {
            return "Questions" + answers.keySet();
        }
    }
}
