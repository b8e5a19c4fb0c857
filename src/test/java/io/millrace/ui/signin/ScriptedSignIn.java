package io.millrace.ui.signin;

import io.millrace.access.Enrolment;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** Gives out the prepared steps and remembers what it was asked. */
public final class ScriptedSignIn implements SignIn {

    private final Deque<Supplier<Step>> steps = new ConcurrentLinkedDeque<>();
    private final List<String> heard = new ArrayList<>();

    /** To be added to. */
    public Deque<Supplier<Step>> steps() {
        return steps;
    }

    /** What was asked, in order. */
    public List<String> heard() {
        return heard;
    }

    @Override
    public Step begin(String name, char[] password) {
        heard.add("begin " + name + " " + new String(password));
        return steps.remove().get();
    }

    @Override
    public Step prove(Step.SecondFactor asked, List<String> answers) {
        heard.add("prove " + answers);
        return steps.remove().get();
    }

    @Override
    public Step renew(Step.Renewable asked, char[] password, Optional<Enrolment> factor) {
        heard.add("renew " + new String(password) + " " + factor.isPresent());
        return steps.remove().get();
    }
}
