package io.millrace.access;

/** Where a sign-in stands. */
public sealed interface Step {

    /** Something was not right, or it was tried too often; nobody is told which. */
    record Denied() implements Step {}

    /** The password is right; now the second factor. */
    record SecondFactor(Ticket ticket, Factor factor) implements Step {}

    /** A new password has to be chosen before anything else. */
    sealed interface Renewable extends Step {
        Ticket ticket();
    }

    /** Somebody who was never here: chooses a password and a second factor. */
    record First(Ticket ticket) implements Renewable {}

    /** Somebody with an administrator's code: chooses a password, the second factor stays. */
    record NewPassword(Ticket ticket) implements Renewable {}

    /** The new password or the second factor was not taken, and why. */
    record Refused(Renewable again, Subject subject, String sentence) implements Step {}

    /** What a refusal is about. */
    enum Subject {
        PASSWORD,
        FACTOR
    }

    /** Signed in; whoever gets the session closes it. */
    record Open(Session session) implements Step {}
}
