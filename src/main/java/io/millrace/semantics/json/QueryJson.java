package io.millrace.semantics.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.MillraceException;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * Writes questions as JSON and reads them again: what was written reads as the same question.
 * {@link QuerySchema} describes the form. For several threads.
 */
public final class QueryJson {

    /** The version of the form, which stands in each question; another one is refused. */
    public static final int VERSION = 1;

    /** What a question may be. */
    enum Kind {
        BREAKDOWN,
        COHORTS,
        PARETO,
        CORRELATION,
        BASKET,
        COVERAGE
    }

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Names names;
    private final MeasureJson measures;
    private final ConditionJson conditions;
    private final BreakdownJson breakdowns;

    /**
     * Takes any value of a dimension that the model does not list: what was kept stays readable.
     */
    public QueryJson(SemanticModel model) {
        this(model, _ -> List.of());
    }

    /**
     * Takes only values that are known.
     *
     * @param values the values of a dimension, by its name; empty where any will do
     */
    public QueryJson(SemanticModel model, Function<String, List<String>> values) {
        this.names = new Names(model, values);
        this.measures = new MeasureJson(names);
        ThresholdJson thresholds = new ThresholdJson(measures);
        this.conditions = new ConditionJson(names, thresholds);
        this.breakdowns = new BreakdownJson(names, measures, thresholds, conditions);
    }

    /** One JSON object on a line. */
    public static String text(SemanticQuery query) {
        return write(query).toString();
    }

    /** The same as a tree, to stand in a larger one. */
    public static ObjectNode write(SemanticQuery query) {
        return write(new Form().with(Property.VERSION, VERSION), query).node();
    }

    private static Form write(Form form, SemanticQuery query) {
        return switch (query) {
            case Breakdown breakdown ->
                    BreakdownJson.write(form.with(Property.KIND, Kind.BREAKDOWN), breakdown);
            case Cohorts(Subject subject, Unit unit) ->
                    pattern(form, Kind.COHORTS, List.of(), new Grouping.Steps(unit), subject);
            case Pareto(var subject, String dimension, var measure, var share, boolean listed) ->
                    pattern(form, Kind.PARETO, List.of(measure), by(dimension), subject)
                            .with(Property.FRACTION, share)
                            .with(Property.LISTED, listed);
            case Correlation(var subject, var left, var right, var over) ->
                    ConditionJson.write(
                            form.with(Property.KIND, Kind.CORRELATION)
                                    .with(
                                            Property.MEASURES,
                                            List.<Measure>of(left, right),
                                            MeasureJson::write)
                                    .with(
                                            Property.GROUP_BY,
                                            over == null ? List.of() : List.of(over),
                                            MeasureJson::write),
                            subject);
            case Basket(var subject, String dimension, var with, int limit, boolean byLift) ->
                    pattern(form, Kind.BASKET, List.of(), by(dimension), subject)
                            .with(Property.WITH, with)
                            .with(Property.LIMIT, limit)
                            .with(Property.BY_LIFT, byLift);
            case Coverage(Subject subject) ->
                    ConditionJson.write(form.with(Property.KIND, Kind.COVERAGE), subject);
        };
    }

    private static Grouping by(String dimension) {
        return new Grouping.By(dimension);
    }

    private static Form pattern(
            Form form, Kind kind, List<Measure> measures, Grouping grouping, Subject subject) {
        form.with(Property.KIND, kind)
                .with(Property.MEASURES, measures, MeasureJson::write)
                .with(Property.GROUP_BY, List.of(grouping), MeasureJson::write);
        return ConditionJson.write(form, subject);
    }

    /**
     * Reads a question. Whether it makes sense is for the compiler to say.
     *
     * @throws MillraceException with code BAD_DATA and a sentence that names the place, such as
     *     {@code filters[0].dimension: no dimension is called 'regoin'; did you mean 'region'?}
     */
    public SemanticQuery read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException cause) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "The question is not readable as JSON: " + cause.getOriginalMessage() + ".",
                    cause);
        }
    }

    /**
     * Reads a question that stands in a larger tree.
     *
     * @throws MillraceException as for a text
     */
    public SemanticQuery read(JsonNode node) {
        return Fields.read("", node, this::query);
    }

    private SemanticQuery query(Fields fields) {
        int version = fields.whole(Property.VERSION);
        if (version != VERSION) {
            throw fields.wrong(
                    Property.VERSION,
                    "must be %d, not %d, which is of another Millrace".formatted(VERSION, version));
        }
        Kind kind = fields.choice(Property.KIND, Kind.class);
        Subject subject = conditions.subject(fields);
        return switch (kind) {
            case BREAKDOWN -> breakdowns.read(fields, subject);
            case COHORTS -> new Cohorts(subject, unit(fields));
            case PARETO -> pareto(fields, subject);
            case CORRELATION -> correlation(fields, subject);
            case BASKET -> basket(fields, subject);
            case COVERAGE -> new Coverage(subject);
        };
    }

    private Unit unit(Fields fields) {
        return one(fields, Property.GROUP_BY, inner -> inner.choice(Property.UNIT, Unit.class));
    }

    private String dimension(Fields fields) {
        return one(fields, Property.GROUP_BY, measures::dimension);
    }

    private Pareto pareto(Fields fields, Subject subject) {
        return new Pareto(
                subject,
                dimension(fields),
                one(fields, Property.MEASURES, measures::named),
                fields.has(Property.FRACTION)
                        ? fields.number(Property.FRACTION)
                        : new BigDecimal("0.8"),
                fields.isTrue(Property.LISTED));
    }

    private Correlation correlation(Fields fields, Subject subject) {
        List<Measure.Named> both = fields.objects(Property.MEASURES, measures::named);
        if (both.size() != 2) {
            throw fields.wrong(Property.MEASURES, "must be two, not " + both.size());
        }
        List<Grouping> over = fields.objects(Property.GROUP_BY, measures::grouping);
        if (over.size() > 1) {
            throw fields.wrong(Property.GROUP_BY, "must be one or none, not " + over.size());
        }
        return new Correlation(
                subject, both.getFirst(), both.getLast(), over.isEmpty() ? null : over.getFirst());
    }

    private Basket basket(Fields fields, Subject subject) {
        String dimension = dimension(fields);
        return new Basket(
                subject,
                dimension,
                fields.perhapsText(Property.WITH)
                        .map(value -> names.value(fields.at(Property.WITH), dimension, value))
                        .orElse(null),
                fields.has(Property.LIMIT) ? fields.whole(Property.LIMIT) : 10,
                fields.isTrue(Property.BY_LIFT));
    }

    private static <T> T one(Fields fields, Property property, Function<Fields, T> reading) {
        List<T> all = fields.objects(property, reading);
        if (all.size() != 1) {
            throw fields.wrong(property, "must be one, not " + all.size());
        }
        return all.getFirst();
    }
}
