package io.millrace.ask.model;

import java.util.Set;

/**
 * What a server says of one of its models.
 *
 * @param context how many tokens it can read; 0 where nobody says
 * @param capabilities completion, thinking, embedding …; empty where an old server does not say
 */
record ModelProfile(int context, Set<String> capabilities) {

    ModelProfile {
        capabilities = Set.copyOf(capabilities);
    }

    boolean thinks() {
        return capabilities.contains("thinking");
    }

    boolean writes() {
        return capabilities.isEmpty() || capabilities.contains("completion");
    }
}
