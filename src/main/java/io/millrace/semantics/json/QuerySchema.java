package io.millrace.semantics.json;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Unit;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Describes the questions that {@link QueryJson} reads as a JSON Schema, for a language model to
 * fill in. Names are enumerations. Nothing refers to anything and nothing is one of several: which
 * kind a measure, filter or period is, follows from which of its properties are there. Lists end
 * where questions usually do, so what nests without end in a question nests once.
 *
 * <p>A value of a dimension is any text: one that is not there must be told from one that is, which
 * no model could if it had to choose. {@link QueryJson#read(String)} refuses it and says which is
 * near. What few values there are stands in the description of {@code filters}.
 */
public final class QuerySchema {

    /** More values than these are not told. */
    private static final int FEW = 40;

    private final SemanticModel model;
    private final Function<String, List<String>> values;

    /**
     * The schema of a model's questions.
     *
     * @param values the values of a dimension, by its name, which may be told to whoever reads the
     *     schema; empty where none may
     */
    public QuerySchema(SemanticModel model, Function<String, List<String>> values) {
        this.model = model;
        this.values = values;
    }

    /** One JSON object on a line; the same model and values give the same text. */
    public String text() {
        return tree().toString();
    }

    /** The same as a tree of the caller's own. */
    public ObjectNode tree() {
        ObjectNode schema =
                object("A question about the business.", List.of(Property.VERSION, Property.KIND));
        put(schema, Property.VERSION, whole("Always 1.")).putArray("enum").add(QueryJson.VERSION);
        put(
                schema,
                Property.KIND,
                choice(
                        QueryJson.Kind.class,
                        "breakdown for nearly all. cohorts: when customers who first bought in each unit bought again. pareto: how few values make most of a measure. correlation: two measures. basket: what is bought together. coverage: what data there is."));
        put(
                schema,
                Property.MEASURES,
                list(
                        measure(),
                        4,
                        "What is measured; none to list values. There are " + measures()));
        put(
                schema,
                Property.GROUP_BY,
                list(grouping(), 3, "By what there is a row. None for a total."));
        put(
                schema,
                Property.FILTERS,
                list(
                        filter(true),
                        4,
                        ("All must be true of a sale. Values are " + values()).strip()));
        put(schema, Property.PERIOD, period(true));
        put(schema, Property.DATED_BY, basis());
        put(schema, Property.HAVING, list(threshold(), 2, "Which rows are kept."));
        put(schema, Property.RANK, rank());
        put(schema, Property.COMPARE, compare());
        put(schema, Property.SHARE, share());
        put(schema, Property.ACCUMULATE, accumulate());
        put(schema, Property.FRACTION, number("pareto: the part they make, 0.8 usually."));
        put(schema, Property.LISTED, truth("pareto: list them, not only how many they are."));
        put(schema, Property.WITH, text("basket: one value that must be in the pair."));
        put(schema, Property.LIMIT, whole("basket: how many pairs."));
        put(schema, Property.BY_LIFT, truth("basket: those first that meet most beyond chance."));
        return schema;
    }

    private ObjectNode measure() {
        return withMeasure(object("A measure, or count_of a dimension's values.", List.of()));
    }

    private ObjectNode withMeasure(ObjectNode schema) {
        put(schema, Property.MEASURE, names(model.measures().keySet(), "By its name."));
        put(schema, Property.COUNT_OF, dimension("Instead of measure: how many values."));
        put(
                schema,
                Property.STATISTIC,
                choice(Measure.Statistic.class, "Of the measure over what per names."));
        put(schema, Property.PER, grouping());
        put(
                schema,
                Property.DIVIDED_BY,
                names(model.measures().keySet(), "A measure to divide the first by."));
        return schema;
    }

    private String measures() {
        return model.measures().values().stream()
                .map(measure -> measure.name() + ": " + measure.label())
                .collect(joining(", "));
    }

    private ObjectNode grouping() {
        ObjectNode schema = object("Exactly one of them.", List.of());
        put(schema, Property.DIMENSION, dimension("Each of its values."));
        put(schema, Property.UNIT, unit("Each step of time."));
        put(schema, Property.CYCLE, cycle("Each part of the calendar that comes round."));
        return schema;
    }

    private ObjectNode filter(boolean nests) {
        ObjectNode schema =
                object(
                        "One of dimension with values, attribute with numbers, flag, cycle with parts, dated_by with period"
                                + (nests ? ", entity with which." : "."),
                        List.of());
        put(schema, Property.DIMENSION, dimension("It is one of values."));
        put(schema, Property.VALUES, list(text("As it is known."), 20, "Of the dimension."));
        put(
                schema,
                Property.ATTRIBUTE,
                names(model.attributes().keySet(), "A number of the order line."));
        putRange(schema);
        put(schema, Property.FLAG, names(model.flags().keySet(), "It is like that."));
        put(schema, Property.CYCLE, cycle("It falls on parts of it."));
        put(
                schema,
                Property.PARTS,
                list(whole("From 1; Monday and January are 1."), 31, "Of the cycle."));
        put(schema, Property.DATED_BY, basis());
        if (nests) {
            put(schema, Property.ENTITY, entity());
            put(
                    schema,
                    Property.WHICH,
                    choice(
                            Condition.Quantifier.class,
                            "Whether some, none or all sales of the entity are like filters and period."));
            put(schema, Property.FILTERS, list(filter(false), 2, "Of the entity's sales."));
            put(schema, Property.AMOUNT, threshold());
        }
        put(schema, Property.PERIOD, period(true));
        put(schema, Property.NOT, truth("The opposite."));
        return schema;
    }

    private ObjectNode entity() {
        return names(
                model.dimensions().values().stream()
                        .filter(DimensionDefinition::entity)
                        .map(DimensionDefinition::name)
                        .toList(),
                "The sale is of one of which something holds.");
    }

    private String values() {
        return model.dimensions().values().stream()
                .filter(dimension -> !known(dimension).isEmpty())
                .filter(dimension -> known(dimension).size() <= FEW)
                .map(dimension -> dimension.name() + ": " + String.join(", ", known(dimension)))
                .collect(joining("; "));
    }

    private List<String> known(DimensionDefinition dimension) {
        return dimension.values() == DimensionDefinition.Values.LISTED
                ? dimension.listed()
                : values.apply(dimension.name());
    }

    private ObjectNode period(boolean nests) {
        ObjectNode schema =
                object(
                        "Without it, always. from and to, or this, or last, or latest with unit"
                                + (nests ? ", or several." : "."),
                        List.of());
        put(schema, Property.FROM, day("The first day."));
        put(schema, Property.TO, day("The last day, included."));
        put(schema, Property.THIS, unit("The running one up to the last day of data."));
        put(schema, Property.LAST, unit("The whole one before the running one."));
        put(schema, Property.BACK, whole("With last: how many before; 1 without it."));
        put(schema, Property.LATEST, whole("So many units up to the running one."));
        put(schema, Property.UNIT, unit("Of latest."));
        if (nests) {
            put(schema, Property.SEVERAL, list(period(false), 4, "Apart from one another."));
        }
        return schema;
    }

    private ObjectNode threshold() {
        ObjectNode schema = object("A measure and its limit.", List.of());
        withMeasure(schema);
        put(schema, Property.FIGURE, figure());
        putRange(schema);
        put(
                schema,
                Property.AVERAGE,
                choice(ThresholdJson.Side.class, "Of all rows, instead of a number."));
        return schema;
    }

    private static void putRange(ObjectNode schema) {
        put(schema, Property.OVER, number("More than; a percentage is a fraction of 1."));
        put(schema, Property.AT_LEAST, number("Or as much."));
        put(schema, Property.UNDER, number("Less than."));
        put(schema, Property.AT_MOST, number("Or as much."));
    }

    private ObjectNode rank() {
        ObjectNode schema = object("The order of the rows by a measure.", List.of());
        withMeasure(schema);
        put(schema, Property.FIGURE, figure());
        put(schema, Property.ORDER, choice(BreakdownJson.Order.class, "Which comes first."));
        put(schema, Property.LIMIT, whole("How many rows; 0 for all."));
        put(schema, Property.WITHIN, list(grouping(), 2, "The limit counts in each of these."));
        return schema;
    }

    private ObjectNode compare() {
        ObjectNode schema = object("What stands beside each figure.", List.of(Property.AGAINST));
        put(
                schema,
                Property.AGAINST,
                choice(
                        BreakdownJson.Against.class,
                        "period: another one. values: two of a dimension. step: for rows by unit."));
        put(schema, Property.PERIOD, period(false));
        put(schema, Property.DIMENSION, dimension("Of values."));
        put(schema, Property.FIRST, text("Of values."));
        put(schema, Property.SECOND, text("Of values."));
        return schema;
    }

    private ObjectNode share() {
        ObjectNode schema = object("Figures as fractions.", List.of(Property.OF));
        put(
                schema,
                Property.OF,
                choice(
                        BreakdownJson.Whole.class,
                        "rows: of their total. all: what meets filters of all."));
        put(schema, Property.WITHIN, list(grouping(), 2, "rows: of their total in each."));
        put(schema, Property.FILTERS, list(filter(true), 2, "all: the part."));
        return schema;
    }

    private static ObjectNode accumulate() {
        ObjectNode schema = object("Along the rows by unit.", List.of(Property.HOW));
        put(
                schema,
                Property.HOW,
                choice(BreakdownJson.How.class, "A running total or a moving average."));
        put(schema, Property.STEPS, whole("moving: over how many steps."));
        return schema;
    }

    private ObjectNode dimension(String description) {
        return names(model.dimensions().keySet(), description);
    }

    private static ObjectNode basis() {
        return choice(DateBasis.class, "The day by which a sale is dated; order is usual.");
    }

    private static ObjectNode figure() {
        return choice(Figure.class, "value is usual; others after compare or share.");
    }

    private static ObjectNode unit(String description) {
        return choice(Unit.class, description);
    }

    private static ObjectNode cycle(String description) {
        return choice(Cycle.class, description);
    }

    private static ObjectNode choice(Class<? extends Enum<?>> type, String description) {
        return names(Names.words(type), description);
    }

    private static ObjectNode names(Collection<String> names, String description) {
        ObjectNode schema = text(description);
        names.forEach(schema.putArray("enum")::add);
        return schema;
    }

    private static ObjectNode day(String description) {
        return text(description).put("format", "date");
    }

    private static ObjectNode text(String description) {
        return typed("string", description);
    }

    private static ObjectNode whole(String description) {
        return typed("integer", description);
    }

    private static ObjectNode number(String description) {
        return typed("number", description);
    }

    private static ObjectNode truth(String description) {
        return typed("boolean", description);
    }

    private static ObjectNode list(ObjectNode items, int most, String description) {
        ObjectNode schema = typed("array", description).put("maxItems", most);
        schema.set("items", items);
        return schema;
    }

    private static ObjectNode object(String description, List<Property> required) {
        ObjectNode schema = typed("object", description).put("additionalProperties", false);
        schema.putObject("properties");
        ArrayNode names = schema.putArray("required");
        required.forEach(property -> names.add(property.word()));
        return schema;
    }

    private static ObjectNode typed(String type, String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("description", description);
    }

    private static ObjectNode put(ObjectNode object, Property property, ObjectNode schema) {
        ((ObjectNode) object.path("properties")).set(property.word(), schema);
        return schema;
    }
}
