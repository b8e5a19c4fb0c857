package io.millrace.ask.prompt;

import io.millrace.access.FeedbackLog;
import io.millrace.ask.guard.MartSchema;
import io.millrace.ask.model.ChatEndpoint;
import io.millrace.ask.model.Embedder;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.config.Configuration;
import io.millrace.config.ModelSettings;
import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.warehouse.MaskingPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A person's way to the model that the settings name.
 *
 * @param consent whether the person lets questions go there
 * @param home where embeddings are kept
 */
public record ModelAccess(
        ModelSettings settings,
        SemanticModel model,
        MaskingPolicy policy,
        List<Example> examples,
        ModelConsent consent,
        Path home) {

    /**
     * The way of the settings.
     *
     * @param mart under the person's own account
     * @param verified questions, of which similar ones are told as examples
     * @param name of the model; empty for that of the settings
     */
    public static ModelAccess of(
            Configuration configuration,
            SemanticModel model,
            Database mart,
            String person,
            VerifiedQuestions verified,
            Optional<String> name) {
        ModelSettings settings =
                name.map(configuration.model()::withName).orElse(configuration.model());
        return new ModelAccess(
                settings,
                model,
                MaskingPolicy.load(configuration.home()),
                verified.all().stream()
                        .map(each -> new Example(each.question(), each.sql()))
                        .toList(),
                new ModelConsent(settings, configuration.home(), person, new FeedbackLog(mart)),
                configuration.home());
    }

    /**
     * Who reads through the model; null where the settings name none.
     *
     * @param schema what the person may read
     */
    public @Nullable ModelReader reader(Supplier<MartSchema> schema) {
        return ChatEndpoint.of(settings)
                .map(chat ->
                        new ModelReader(
                                new ConsentedChat(chat, consent),
                                model,
                                new Disclosure(model, policy, settings.tellsRowValues()),
                                schema,
                                finder()))
                .orElse(null);
    }

    private ExampleFinder finder() {
        ExamplesByWords byWords = new ExamplesByWords(examples);
        return Embedder.of(settings)
                .<ExampleFinder>map(embedder ->
                        new ExamplesByMeaning(
                                examples,
                                new ConsentedEmbedder(embedder, consent),
                                new EmbeddingFile(home),
                                byWords))
                .orElse(byWords);
    }
}
