package io.millrace.ask.model;

import java.util.Set;

/**
 * A model that a server has.
 *
 * @param bytes on its disk; 0 where it does not say
 * @param parameters such as 7.6B; empty where it does not say
 * @param quantization such as Q4_K_M; empty where it does not say
 * @param context how many tokens it can read; 0 where nobody says
 * @param capabilities completion, thinking, embedding …; empty where it does not say
 */
public record InstalledModel(
        String name,
        long bytes,
        String parameters,
        String quantization,
        int context,
        Set<String> capabilities) {

    public InstalledModel {
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether it can be asked; one for embeddings cannot. */
    public boolean writes() {
        return capabilities.isEmpty() || capabilities.contains("completion");
    }

    /** Servers take a name without a tag for the latest. */
    public boolean isCalled(String other) {
        return name.equals(other) || name.equals(other + ":latest");
    }
}
