package io.millrace.ask.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.ask.guard.MartSchema;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.MaskingPolicy;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model may be told of the warehouse, and what a statement of its may read. */
public final class Disclosure {

    /** Not how the warehouse is kept in step. */
    private static final Pattern STAR = Pattern.compile("(dim|fact|agg)_.*");

    private static final Pattern QUOTED = Pattern.compile("['\"`]([^'\"`]*)['\"`]");

    private final SemanticModel model;
    private final MaskingPolicy policy;
    private final boolean tellsRowValues;

    /**
     * Tells of one model.
     *
     * @param tellsRowValues whether values may be told that a question does not say itself
     */
    public Disclosure(SemanticModel model, MaskingPolicy policy, boolean tellsRowValues) {
        this.model = model;
        this.policy = policy;
        this.tellsRowValues = tellsRowValues;
    }

    /** Whether the names of a dimension may stand in a prompt: only what nobody sees masked. */
    boolean mayBeTold(String dimension) {
        DimensionDefinition definition = model.dimension(dimension);
        if (definition.values() == DimensionDefinition.Values.LISTED) {
            return true;
        }
        String table = Objects.requireNonNull(model.tables().get(definition.table())).table();
        String column = definition.column().substring(definition.column().indexOf('.') + 1);
        return policy.isClear(table, column);
    }

    /** Whether an earlier query may be told: not where it names somebody. */
    boolean mayBeTold(JsonNode query) {
        boolean namesValues = query.has("values") || query.has("first");
        if (namesValues && query.has("dimension") && !mayBeTold(query.path("dimension").asText())) {
            return false;
        }
        return query.valueStream().allMatch(this::mayBeTold);
    }

    /**
     * The values of a dimension that a model may choose from; none unless the settings allow it.
     */
    List<String> told(String dimension, ValueDictionary values) {
        return tellsRowValues && mayBeTold(dimension) ? values.of(dimension) : List.of();
    }

    /**
     * A message of the database without what it quotes of the rows: what stands in quotation marks
     * stays only where the statement says it.
     */
    static String withoutValues(String message, String sql) {
        return QUOTED.matcher(message)
                .replaceAll(quoted ->
                        Matcher.quoteReplacement(
                                sql.contains(quoted.group(1)) ? quoted.group() : "'…'"));
    }

    /** The tables that questions are about, without the columns that are hidden from anybody. */
    MartSchema askable(MartSchema whole) {
        SortedMap<String, List<MartSchema.Column>> tables = new TreeMap<>();
        whole.tables()
                .forEach((table, columns) -> {
                    if (STAR.matcher(table).matches()) {
                        tables.put(
                                table,
                                columns.stream()
                                        .filter(column -> !policy.isHidden(table, column.name()))
                                        .toList());
                    }
                });
        return new MartSchema(tables);
    }
}
