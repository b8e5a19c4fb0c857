package io.millrace.ui.account;

import io.millrace.access.Administration;
import io.millrace.access.Enrolment;
import io.millrace.access.Person;
import io.millrace.access.Session;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A session with nothing behind it, which remembers what it was asked. */
public final class ScriptedSession implements Session {

    private final Person person;
    private final List<String> heard = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private volatile CountDownLatch held = new CountDownLatch(0);

    public ScriptedSession(Person person) {
        this.person = person;
    }

    /** What was asked, in order. */
    public List<String> heard() {
        return heard;
    }

    /** From now on changes are refused with this sentence. */
    public void refuse(String sentence) {
        refusal = Optional.of(sentence);
    }

    /** From now on the password is not changed until the latch is counted down. */
    public CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public Database shop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Database> mart() {
        return Optional.empty();
    }

    @Override
    public Optional<Databases> sync() {
        return Optional.empty();
    }

    @Override
    public Optional<Administration> administration() {
        return Optional.empty();
    }

    @Override
    public Optional<String> changePassword(char[] current, char[] wanted) {
        try {
            held.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
        heard.add("password " + new String(current) + " > " + new String(wanted));
        return refusal;
    }

    @Override
    public Optional<String> changeFactor(char[] current, Enrolment factor) {
        heard.add("factor " + new String(current));
        return refusal;
    }

    @Override
    public void close() {
        heard.add("closed");
    }
}
