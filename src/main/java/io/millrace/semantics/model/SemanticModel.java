package io.millrace.semantics.model;

import io.millrace.semantics.query.DateBasis;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be asked of the warehouse, in which words, and what it means in SQL. Everything is in
 * the order of the file.
 *
 * @param ambiguous words that can be meant in several ways, with the names they may stand for
 * @param rules what the business takes for granted, a sentence each
 */
public record SemanticModel(
        Map<String, TableDefinition> tables,
        Map<DateBasis, BasisDefinition> bases,
        Map<String, MeasureDefinition> measures,
        Map<String, DimensionDefinition> dimensions,
        Map<String, AttributeDefinition> attributes,
        Map<String, FlagDefinition> flags,
        Map<String, List<String>> ambiguous,
        Map<String, AggregateDefinition> aggregates,
        Map<String, String> rules,
        String usualMeasure,
        String usualRankingMeasure,
        int listRows) {

    /** The model that comes along, without anything of a company's own. */
    public static SemanticModel shipped() {
        return SemanticModelFile.shipped();
    }

    /**
     * The model that comes along under what a company's {@code semantics.yaml} in the home adds.
     *
     * @throws io.millrace.MillraceException with code CONFIGURATION and every fault at once
     */
    public static SemanticModel load(Path home) {
        return SemanticModelFile.load(home);
    }

    /**
     * The same model with lists of another length.
     *
     * @param rows how many rows a list without end of its own shows
     */
    public SemanticModel withListRows(int rows) {
        return with(dimensions, rows);
    }

    /**
     * The same model with a dimension more for each thing whose key the facts hold, called after
     * it, as in {@code customer_key}: the warehouse finds a key faster than a name or a number, and
     * nobody has to say it.
     */
    public SemanticModel withKeys() {
        Map<String, DimensionDefinition> all = new LinkedHashMap<>(dimensions);
        for (DimensionDefinition dimension : dimensions.values()) {
            if (dimension.id() != null && dimension.key().size() == 1) {
                DimensionDefinition key = dimension.ofKey();
                all.put(key.name(), key);
            }
        }
        return with(Collections.unmodifiableMap(all), listRows);
    }

    private SemanticModel with(Map<String, DimensionDefinition> others, int rows) {
        return new SemanticModel(
                tables,
                bases,
                measures,
                others,
                attributes,
                flags,
                ambiguous,
                aggregates,
                rules,
                usualMeasure,
                usualRankingMeasure,
                rows);
    }

    /**
     * The measure of that name.
     *
     * @throws IllegalArgumentException if the model has no such measure
     */
    public MeasureDefinition measure(String name) {
        return known("measure", name, measures);
    }

    /**
     * The dimension of that name.
     *
     * @throws IllegalArgumentException if the model has no such dimension
     */
    public DimensionDefinition dimension(String name) {
        return known("dimension", name, dimensions);
    }

    /**
     * The attribute of that name.
     *
     * @throws IllegalArgumentException if the model has no such attribute
     */
    public AttributeDefinition attribute(String name) {
        return known("attribute", name, attributes);
    }

    /**
     * The flag of that name.
     *
     * @throws IllegalArgumentException if the model has no such flag
     */
    public FlagDefinition flag(String name) {
        return known("flag", name, flags);
    }

    public BasisDefinition basis(DateBasis basis) {
        return known("basis", basis, bases);
    }

    private static <K, V> V known(String kind, K name, Map<K, V> all) {
        V found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "The semantic model has no %s %s".formatted(kind, name));
        }
        return found;
    }
}
