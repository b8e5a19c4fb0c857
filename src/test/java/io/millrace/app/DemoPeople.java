package io.millrace.app;

import io.millrace.access.Enrolment;
import io.millrace.access.Person;
import io.millrace.access.RecoveryCodes;
import io.millrace.access.Regulars;
import io.millrace.ui.services.Workplace.Guest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people of the demo company, who all have the same password and answers. */
final class DemoPeople {

    private static final String PASSWORD = "an owl above the mill race";
    private static final Enrolment.Questions FACTOR =
            new Enrolment.Questions(
                    new LinkedHashMap<>(
                            Map.of("First?", "race", "Then?", "stone", "Last?", "flour")),
                    RecoveryCodes.fresh());

    private DemoPeople() {}

    /** Lets them into an installation where nobody is. */
    static List<Guest> letInto(Backend backend) throws SQLException {
        List<Guest> guests = new ArrayList<>();
        for (Person person : Guests.people(backend.regions())) {
            Regulars.add(
                    backend.administration(), backend.databases().oltp(), person, PASSWORD, FACTOR);
            guests.add(
                    new Guest(
                            person.name(),
                            person.role().title(),
                            PASSWORD,
                            List.copyOf(FACTOR.answers().values())));
        }
        return guests;
    }
}
