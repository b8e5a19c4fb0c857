package io.millrace.semantics.model;

import org.jspecify.annotations.Nullable;

/**
 * A table of the star by its short name.
 *
 * @param on how it is joined to the facts, along its key; null for the facts themselves
 * @param onlyWhere what must be true of a line to have such a row; null where each has one
 */
public record TableDefinition(
        String alias, String table, @Nullable String on, @Nullable String onlyWhere) {}
