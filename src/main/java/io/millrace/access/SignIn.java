package io.millrace.access;

import java.util.List;
import java.util.Optional;

/**
 * How people come in: password, second factor, and then connections of their own. Every call asks
 * the server and takes its time, so it is made in the background; arrays are cleared by the caller.
 *
 * @see Step
 */
public interface SignIn {

    /**
     * Begins, with the password or an administrator's code.
     *
     * @throws io.millrace.MillraceException with code CANNOT_CONNECT if no server answers
     */
    Step begin(String name, char[] password);

    /**
     * Proves the second factor.
     *
     * @param answers the six digits, the three answers in the order of the questions, or one
     *     recovery code
     */
    Step prove(Step.SecondFactor asked, List<String> answers);

    /**
     * Sets the new password.
     *
     * @param factor needed on the first sign-in; on a later one it replaces the factor there is
     */
    Step renew(Step.Renewable asked, char[] password, Optional<Enrolment> factor);
}
