package io.millrace.cli;

import io.millrace.ask.model.Models;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code millrace models pull}: has Ollama fetch a model. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        description = "Have Ollama fetch a model; Ctrl+C stops it, and what came is kept.")
final class ModelsPullCommand extends ModelsAction {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = Models.RECOMMENDED,
            description = "Its name; without one ${DEFAULT-VALUE}.")
    private String name = Models.RECOMMENDED;

    @Override
    int execute(Models models, ModelSettings settings, Run run, Output out, boolean isJson) {
        models.pull(name, run);
        if (isJson) {
            out.json(Map.of("model", name, "fetched", true));
        } else {
            out.line("Ollama has %s now.", name);
            if (!settings.name().equals(name)) {
                out.line("To have it asked, write in env.yaml:  model: {name: \"%s\"}", name);
            }
        }
        return MillraceCommand.DONE;
    }
}
