package io.millrace.ask.prompt;

import static java.util.stream.Collectors.joining;

import io.millrace.ask.guard.MartSchema;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.model.MeasureDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.model.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The semantic model as a language model reads it: names, words and definitions, no values. */
final class ModelWords {

    /** The words of a thing that tell most; the model has many more. */
    private static final int WORDS = 5;

    private final SemanticModel model;

    ModelWords(SemanticModel model) {
        this.model = model;
    }

    /** A line for each measure: its name, what it is, and what people call it. */
    String measures() {
        return lines(
                model.measures().values().stream()
                        .map(measure ->
                                line(
                                        measure.name(),
                                        measure.label()
                                                + ", "
                                                + measure.format().name().toLowerCase(Locale.ROOT),
                                        measure.words())));
    }

    /** A line for each dimension, with its values where the model itself lists them. */
    String dimensions() {
        return lines(
                model.dimensions().values().stream()
                        .map(dimension ->
                                line(dimension.name(), about(dimension), dimension.words())));
    }

    private static String about(DimensionDefinition dimension) {
        return dimension.listed().isEmpty()
                ? dimension.label()
                : dimension.label() + ", one of " + Fence.quote(dimension.listed());
    }

    String attributes() {
        return lines(
                model.attributes().values().stream()
                        .map(each ->
                                line(
                                        each.name(),
                                        each.format().name().toLowerCase(Locale.ROOT),
                                        each.words())));
    }

    String flags() {
        return lines(
                model.flags().values().stream()
                        .map(flag -> line(flag.name(), flag.label(), flag.words())));
    }

    /** What the business takes for granted, a sentence to a line. */
    String rules() {
        return lines(model.rules().values().stream());
    }

    /** A line for each measure: its name and its SQL. */
    String formulas() {
        return lines(
                model.measures().values().stream()
                        .map(measure -> measure.name() + ": " + formula(measure)));
    }

    private static String formula(MeasureDefinition measure) {
        return switch (measure.formula()) {
            case Formula.Sum(String expression) -> "SUM(" + expression + ")";
            case Formula.Distinct(String expression) -> "COUNT(DISTINCT " + expression + ")";
            case Formula.Average(String expression) -> "AVG(" + expression + ")";
            case Formula.Ratio(String above, String below) -> above + " / NULLIF(" + below + ", 0)";
            case Formula.First(String expression) -> "MIN(" + expression + ")";
            case Formula.Last(String expression) -> "MAX(" + expression + ")";
        };
    }

    /** A line for each table: its name, and its columns with their types. */
    String tables(MartSchema schema) {
        return lines(
                schema.tables().entrySet().stream()
                        .map(table ->
                                table.getKey()
                                        + "("
                                        + table.getValue().stream()
                                                .map(column -> column.name() + " " + column.type())
                                                .collect(joining(", "))
                                        + ")"));
    }

    /** How the tables are joined, with the short names that the formulas use. */
    String joins() {
        return lines(model.tables().values().stream().map(ModelWords::join));
    }

    private static String join(TableDefinition table) {
        if (table.on() == null) {
            return "FROM " + table.table() + " " + table.alias();
        }
        String kind = table.onlyWhere() == null ? "JOIN " : "LEFT JOIN ";
        return kind + table.table() + " " + table.alias() + " ON " + table.on();
    }

    private static String line(String name, String about, List<String> words) {
        return "%s: %s; %s"
                .formatted(name, about, words.stream().limit(WORDS).collect(joining(", ")));
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> "- " + line).collect(joining("\n"));
    }
}
