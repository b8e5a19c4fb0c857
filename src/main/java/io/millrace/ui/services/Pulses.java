package io.millrace.ui.services;

import io.millrace.access.Session;
import io.millrace.db.Database;
import io.millrace.db.Pulse;
import io.millrace.ui.work.Contact;
import java.util.ArrayList;
import java.util.List;

/** The servers that a person's window works with. */
public final class Pulses {

    private Pulses() {}

    /** Those of the person's own accounts. */
    public static List<Contact.Server> of(Session session) {
        List<Contact.Server> servers = new ArrayList<>();
        servers.add(server("the shop's database", session.shop()));
        session.mart().ifPresent(mart -> servers.add(server("the warehouse", mart)));
        return List.copyOf(servers);
    }

    private static Contact.Server server(String name, Database database) {
        Pulse pulse = database.pulse();
        return new Contact.Server(name, pulse::beats, pulse::close);
    }
}
