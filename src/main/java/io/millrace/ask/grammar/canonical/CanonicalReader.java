package io.millrace.ask.grammar.canonical;

import io.millrace.ask.words.Paraphraser;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.values.ValueDictionary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Reads the one phrase in which a question is said back, and gives that question again. It reads
 * nothing else: not a word may differ, and there must be one meaning alone.
 */
public final class CanonicalReader {

    /** A phrase with hundreds of values; more is no question. */
    private static final int LONGEST = 10_000;

    private final Paraphraser paraphraser;
    private final Rule<SemanticQuery> question;

    /** Takes whatever stands in the place of a value for one. */
    public CanonicalReader(SemanticModel model) {
        this(model, (_, _) -> true);
    }

    /**
     * Reads a phrase only if the values that it names are known, as far as those of their dimension
     * are learned.
     */
    public CanonicalReader(SemanticModel model, ValueDictionary known) {
        this(
                model,
                (dimension, value) ->
                        model.dimension(dimension).values() == DimensionDefinition.Values.NONE
                                || known.of(dimension).contains(value));
    }

    private CanonicalReader(SemanticModel model, BiPredicate<String, String> exists) {
        this.paraphraser = new Paraphraser(model);
        FigureRules figures = new FigureRules(model);
        ValueRules values = new ValueRules(model, exists);
        ConditionRules conditions = new ConditionRules(model, figures, values);
        Rule<Subject> subject = SubjectRules.subject(conditions);
        this.question =
                Rule.either(
                        List.of(
                                new BreakdownRules(figures, conditions, values).breakdown(subject),
                                new AnalysisRules(figures, values).analysis(subject)));
    }

    /**
     * The question of this phrase; empty if it is not such a phrase.
     *
     * @param sentence may begin with a small letter and have a full stop
     */
    public Optional<SemanticQuery> read(String sentence) {
        String text = sentence.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<SemanticQuery> whole = meaning(text);
        return whole.isEmpty() && text.endsWith(".") && text.length() > 1
                ? meaning(text.substring(0, text.length() - 1))
                : whole;
    }

    private Optional<SemanticQuery> meaning(String text) {
        String small = text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
        String said = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        List<SemanticQuery> meanings =
                Stream.of(small, said)
                        .distinct()
                        .flatMap(this::meanings)
                        .filter(query -> paraphraser.say(query).equals(said))
                        .distinct()
                        .toList();
        return meanings.size() == 1 ? Optional.of(meanings.getFirst()) : Optional.empty();
    }

    private Stream<SemanticQuery> meanings(String text) {
        return question.at(text, 0).stream()
                .filter(match -> match.end() == text.length())
                .map(Rule.Match::value);
    }
}
