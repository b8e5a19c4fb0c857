package io.millrace.semantics.model;

import java.util.List;

/** A number of a line that a condition may be about; the column is SQL. */
public record AttributeDefinition(String name, String column, Format format, List<String> words) {}
