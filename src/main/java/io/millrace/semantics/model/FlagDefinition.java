package io.millrace.semantics.model;

import java.util.List;

/**
 * What is true of a line or not; the expression is SQL.
 *
 * @param words that say it is
 * @param not words that say it is not
 */
public record FlagDefinition(
        String name, String expression, String label, List<String> words, List<String> not) {}
