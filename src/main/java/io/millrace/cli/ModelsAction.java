package io.millrace.cli;

import io.millrace.ask.model.Models;
import io.millrace.config.Configuration;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command about language models, which needs the settings and no database. */
abstract sealed class ModelsAction implements Callable<Integer>
        permits ModelsCommand, ModelsPullCommand, ModelsTestCommand {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        MillraceCommand parent = (MillraceCommand) Objects.requireNonNull(spec).root().userObject();
        GlobalOptions options = parent.options();
        ModelSettings settings =
                Configuration.load(options.home(), options.config().orElse(null)).model();
        return execute(
                new Models(settings),
                settings,
                parent.watchedRun(),
                new Output(),
                options.isJson());
    }

    /** Does the work and says the exit code. */
    abstract int execute(
            Models models, ModelSettings settings, Run run, Output out, boolean isJson);
}
