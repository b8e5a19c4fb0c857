package io.millrace.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code millrace users}: who may come in. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        description = "Add, list, reset, disable and remove people.",
        subcommands = {
            UsersAddCommand.class,
            UsersListCommand.class,
            UsersChangeCommand.Reset.class,
            UsersChangeCommand.Disable.class,
            UsersChangeCommand.Enable.class,
            UsersChangeCommand.Scope.class,
            UsersChangeCommand.Remove.class,
            UsersGateCommand.class
        })
final class UsersCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec here = Objects.requireNonNull(spec);
        throw new ParameterException(
                here.commandLine(),
                "Say what to do: add, list, reset, disable, enable, scope, remove or gate.");
    }
}
