package io.millrace.semantics.model;

import io.millrace.semantics.query.DateBasis;
import java.util.List;

/** A day of a sale by which it can be dated; the key is SQL of a yyyymmdd number. */
public record BasisDefinition(DateBasis basis, String key, String label, List<String> words) {}
