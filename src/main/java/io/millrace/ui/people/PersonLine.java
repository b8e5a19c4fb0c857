package io.millrace.ui.people;

import io.millrace.access.Administration.Listed;
import io.millrace.access.Person;
import io.millrace.warehouse.words.Formats;
import java.time.Instant;

/** How a person stands in the list, in words. */
record PersonLine(
        String name, String role, String regions, String factor, String state, String lastSignIn) {

    /**
     * Says it as of an instant.
     *
     * @param now decides whether a lock or a one-time password is still good
     */
    static PersonLine of(Listed listed, Instant now, Formats formats) {
        Person person = listed.person();
        return new PersonLine(
                person.name(),
                person.role().title(),
                person.isEverywhere() ? "all" : String.join(", ", person.regions()),
                listed.factor().map(PersonLine::factor).orElse("not yet"),
                state(listed, now, formats),
                listed.lastSignIn().map(formats::moment).orElse("never"));
    }

    private static String factor(String kind) {
        return kind.equals("totp") ? "app" : "questions";
    }

    private static String state(Listed listed, Instant now, Formats formats) {
        if (!listed.isActive()) {
            return "disabled";
        }
        if (listed.lockedUntil().filter(now::isBefore).isPresent()) {
            return "locked until " + formats.moment(listed.lockedUntil().get());
        }
        return listed.oneTimeUntil()
                .map(until ->
                        now.isBefore(until)
                                ? "one-time password until " + formats.moment(until)
                                : "one-time password is over")
                .orElse("active");
    }
}
