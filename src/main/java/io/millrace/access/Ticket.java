package io.millrace.access;

/**
 * What the server gave out for the next step of a sign-in; good for a few minutes.
 *
 * @param text a secret
 */
public record Ticket(String text) {

    /** Hides the secret. */
    @Override
    public String toString() {
        return "Ticket";
    }
}
