package io.millrace.ui.services;

import io.millrace.access.Administration;
import io.millrace.access.Session;
import io.millrace.config.Configuration;
import io.millrace.config.SettingsFile;
import io.millrace.db.Databases;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an administrator keeps an installation in order with.
 *
 * @param file with the settings of this machine
 * @param adopt hears of settings that were saved; they hold for whoever signs in from then on
 * @param administration under accounts of the person's own
 * @param owner the databases as their owner has them, where the owner is at work
 */
public record Installation(
        SettingsFile file,
        Consumer<Configuration> adopt,
        Administration administration,
        Optional<Databases> owner) {

    /** Of a person who is signed in; nothing for all but administrators. */
    public static Optional<Installation> of(
            Session session,
            SettingsFile file,
            Consumer<Configuration> adopt,
            Optional<Databases> owner) {
        return session.administration()
                .map(administration -> new Installation(file, adopt, administration, owner));
    }
}
