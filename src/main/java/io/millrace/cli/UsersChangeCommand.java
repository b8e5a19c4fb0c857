package io.millrace.cli;

import io.millrace.access.Administration;
import io.millrace.access.Person;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A change to one person. */
abstract sealed class UsersChangeCommand extends PartsCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "Whom it is about.")
    private String name = "";

    @Override
    final int execute(Parts parts, Run run, Output out) {
        Optional<String> password = change(parts.administration(), name);
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", name);
            object.put("done", done());
            password.ifPresent(word -> object.put("first_password", word));
            out.json(object);
        } else {
            out.line("%s is %s.", name, done());
            password.ifPresent(word ->
                    out.line("The next sign-in, within a day, is with this code:  %s", word));
        }
        return MillraceCommand.DONE;
    }

    /** Makes the change; gives a one-time password where it makes one. */
    abstract Optional<String> change(Administration administration, String name);

    /** What the person is now, in a word. */
    abstract String done();

    /** {@code millrace users reset}. */
    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Give a person who lost the password a code for the next sign-in.")
    static final class Reset extends UsersChangeCommand {

        @Option(
                names = "--second-factor",
                description = "The second factor is lost too: another one is chosen.")
        private boolean clearFactor;

        @Override
        Optional<String> change(Administration administration, String name) {
            return Optional.of(new String(administration.reset(name, clearFactor)));
        }

        @Override
        String done() {
            return "reset";
        }
    }

    /** {@code millrace users disable}. */
    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Let a person in no more, and end the sessions there are.")
    static final class Disable extends UsersChangeCommand {

        @Override
        Optional<String> change(Administration administration, String name) {
            administration.disable(name);
            return Optional.empty();
        }

        @Override
        String done() {
            return "disabled";
        }
    }

    /** {@code millrace users enable}. */
    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            description = "Let a disabled person in again.")
    static final class Enable extends UsersChangeCommand {

        @Override
        Optional<String> change(Administration administration, String name) {
            administration.enable(name);
            return Optional.empty();
        }

        @Override
        String done() {
            return "enabled";
        }
    }

    /** {@code millrace users scope}. */
    @Command(
            name = "scope",
            mixinStandardHelpOptions = true,
            description = "Say whose business a person sees.")
    static final class Scope extends UsersChangeCommand {

        @Parameters(
                index = "1",
                split = ",",
                paramLabel = "REGION",
                description = "With commas between; * for all.")
        private List<String> regions = List.of(Person.EVERYWHERE);

        @Override
        Optional<String> change(Administration administration, String name) {
            administration.scope(name, regions);
            return Optional.empty();
        }

        @Override
        String done() {
            return "scoped to " + String.join(", ", regions);
        }
    }

    /** {@code millrace users remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a person with all accounts.")
    static final class Remove extends UsersChangeCommand {

        @Override
        Optional<String> change(Administration administration, String name) {
            administration.remove(name);
            return Optional.empty();
        }

        @Override
        String done() {
            return "removed";
        }
    }
}
