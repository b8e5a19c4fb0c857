package io.millrace.cli;

import io.millrace.access.Person;
import io.millrace.access.Role;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace users add}: an account on both servers, and a first password. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Add a person and print the password for the first sign-in.")
final class UsersAddCommand extends PartsCommand {

    @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and _.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "associate, manager, executive or administrator.")
    private String role = "";

    @Option(
            names = "--regions",
            split = ",",
            paramLabel = "REGION",
            description = "Whose business the person sees, with commas between; else all.")
    private List<String> regions = List.of(Person.EVERYWHERE);

    @Override
    int execute(Parts parts, Run run, Output out) {
        Person person = new Person(name, Role.of(role), regions);
        String password = new String(parts.administration().add(person));
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", name);
            object.put("role", role);
            object.put("regions", regions);
            object.put("first_password", password);
            out.json(object);
        } else {
            out.line("%s can sign in, within a day, with this password:  %s", name, password);
        }
        return MillraceCommand.DONE;
    }
}
