package io.millrace.cli;

import io.millrace.ask.model.ModelTrial;
import io.millrace.ask.model.Models;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code millrace models test}: asks a model a question whose answer is known. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Ask a model a question whose answer is known.")
final class ModelsTestCommand extends ModelsAction {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Its name; without one the model of the settings.")
    private @Nullable String name;

    @Override
    int execute(Models models, ModelSettings settings, Run run, Output out, boolean isJson) {
        ModelTrial trial = models.test(name == null ? settings.name() : name, run);
        if (isJson) {
            out.json(json(trial));
        } else {
            out.line("%s was asked: %s", trial.name(), trial.question());
            out.line("It filled in: %s", trial.reply());
            out.line(
                    "That is %s, after %.1f s, %,d tokens read and %,d written.",
                    trial.isRight() ? "right" : "wrong",
                    trial.elapsed().toMillis() / 1000.0,
                    trial.promptTokens(),
                    trial.replyTokens());
        }
        return trial.isRight() ? MillraceCommand.DONE : MillraceCommand.FAILED;
    }

    private static Map<String, Object> json(ModelTrial trial) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("model", trial.name());
        object.put("question", trial.question());
        object.put("reply", trial.reply());
        object.put("right", trial.isRight());
        object.put("prompt_tokens", trial.promptTokens());
        object.put("reply_tokens", trial.replyTokens());
        object.put("elapsed_ms", trial.elapsed().toMillis());
        return object;
    }
}
