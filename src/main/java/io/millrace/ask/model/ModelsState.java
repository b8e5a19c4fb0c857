package io.millrace.ask.model;

import io.millrace.config.ModelSettings;
import java.net.URI;
import java.util.List;

/**
 * How it stands with language models.
 *
 * @param isReachable whether the server answers
 * @param version of the server; empty where it does not say
 * @param models that it has
 * @param chosen the one that the settings name
 * @param isReady whether that one can be asked
 * @param advice what is missing and the command that helps; empty where nothing is
 */
public record ModelsState(
        ModelSettings.Provider provider,
        URI url,
        boolean isReachable,
        String version,
        List<InstalledModel> models,
        String chosen,
        boolean isReady,
        String advice) {

    public ModelsState {
        models = List.copyOf(models);
    }
}
