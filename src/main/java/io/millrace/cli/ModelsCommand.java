package io.millrace.cli;

import io.millrace.ask.model.InstalledModel;
import io.millrace.ask.model.Models;
import io.millrace.ask.model.ModelsState;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code millrace models}: which language models there are, and whether they can be asked. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Say whether a language model can be asked, and which there are.",
        subcommands = {ModelsPullCommand.class, ModelsTestCommand.class})
final class ModelsCommand extends ModelsAction {

    private static final double GIGABYTE = 1e9;

    @Override
    int execute(Models models, ModelSettings settings, Run run, Output out, boolean isJson) {
        ModelsState state = models.look(run);
        if (isJson) {
            out.json(json(state));
        } else {
            lines(state, out);
            embedding(state, settings.embedding(), out);
        }
        return MillraceCommand.DONE;
    }

    private static void lines(ModelsState state, Output out) {
        if (state.isReachable()) {
            out.line(
                    "%s%s answers at %s.",
                    state.provider().word(),
                    state.version().isEmpty() ? "" : " " + state.version(),
                    state.url());
            models(state, out);
        }
        if (state.isReady()) {
            out.line("%s can be asked. Try it with: millrace models test", state.chosen());
        } else {
            out.line("%s", state.advice());
        }
        if (state.provider() == ModelSettings.Provider.OLLAMA) {
            out.line("Recommended: %s", Models.RECOMMENDED);
        }
    }

    private static void embedding(ModelsState state, String name, Output out) {
        if (state.isReachable()
                && !name.isEmpty()
                && state.models().stream().noneMatch(model -> model.isCalled(name))) {
            out.line(
                    "%s is missing, so similar questions are found by their words. Get it with: millrace models pull %s",
                    name, name);
        }
    }

    private static void models(ModelsState state, Output out) {
        if (state.models().isEmpty()
                && state.provider() == ModelSettings.Provider.OPENAI_COMPATIBLE) {
            out.line("It does not say which models it has.");
            return;
        }
        out.line("%-32s %8s %8s %10s", "model", "size", "weights", "context");
        state.models().forEach(model -> out.line("%s", line(model, state)));
    }

    private static String line(InstalledModel model, ModelsState state) {
        return String.format(
                        Locale.ROOT,
                        "%-32s %8s %8s %10s%s",
                        model.name(),
                        model.bytes() == 0
                                ? ""
                                : String.format(Locale.ROOT, "%.1f GB", model.bytes() / GIGABYTE),
                        model.parameters(),
                        model.context() == 0
                                ? ""
                                : String.format(Locale.ROOT, "%,d", model.context()),
                        model.isCalled(state.chosen())
                                ? "  (the one that is asked)"
                                : model.writes() ? "" : "  (for embeddings)")
                .stripTrailing();
    }

    private static Map<String, Object> json(ModelsState state) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("provider", state.provider().word());
        object.put("url", state.url().toString());
        object.put("reachable", state.isReachable());
        object.put("version", state.version());
        object.put("chosen", state.chosen());
        object.put("ready", state.isReady());
        object.put("recommended", Models.RECOMMENDED);
        object.put("advice", state.advice());
        object.put("models", state.models().stream().map(ModelsCommand::json).toList());
        return object;
    }

    private static Map<String, Object> json(InstalledModel model) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", model.name());
        object.put("bytes", model.bytes());
        object.put("parameters", model.parameters());
        object.put("quantization", model.quantization());
        object.put("context", model.context());
        object.put("capabilities", model.capabilities().stream().sorted().toList());
        return object;
    }
}
