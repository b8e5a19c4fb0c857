package io.millrace.ask.grammar;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.FlagDefinition;
import io.millrace.semantics.model.MeasureDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.values.ValueDictionary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All words that the engine knows: those of the grammar, of the calendar, of the semantic model,
 * and the values of the warehouse. The longest phrase wins.
 */
final class Lexicon {

    private static final Set<String> SMALL = Set.of("no", "not", "with", "without", "at", "on");

    private final Phrases phrases = new Phrases();
    private final Phrases values = new Phrases();
    private final Spelling spelling;

    Lexicon(SemanticModel model, ValueDictionary dictionary) {
        GrammarFile.read("vocabulary.yaml")
                .lists()
                .forEach((keyword, words) ->
                        addAll(words, new Sense.Word(Keyword.valueOf(keyword))));
        calendar(GrammarFile.read("calendar.yaml"), dictionary);
        model(model);
        List<String> names = new ArrayList<>();
        for (ValueDictionary.Entry entry : dictionary.entries()) {
            values.add(entry.said(), new Sense.Value(entry));
            if (model.dimension(entry.dimension()).values() == DimensionDefinition.Values.FEW) {
                names.add(entry.said());
            }
        }
        spelling = new Spelling(phrases, names, values);
    }

    private void calendar(GrammarFile calendar, ValueDictionary dictionary) {
        calendar.lists("units")
                .forEach((unit, words) ->
                        addAll(words, new Sense.UnitName(Unit.valueOf(unit), false)));
        calendar.lists("adjectives")
                .forEach((unit, words) ->
                        addAll(words, new Sense.UnitName(Unit.valueOf(unit), true)));
        calendar.lists("cycles")
                .forEach(
                        (cycle, words) -> addAll(words, new Sense.CycleName(Cycle.valueOf(cycle))));
        calendar.lists("months")
                .forEach((number, words) ->
                        addAll(words, new Sense.Month(Integer.parseInt(number))));
        calendar.lists("weekdays")
                .forEach((number, words) ->
                        addAll(words, new Sense.Weekday(Integer.parseInt(number))));
        calendar.lists("quarters")
                .forEach((number, words) ->
                        addAll(words, new Sense.Quarter(Integer.parseInt(number))));
        calendar.lists("numbers")
                .forEach((number, words) ->
                        addAll(
                                words,
                                new Sense.Numeral(new BigDecimal(number), Sense.Writing.PLAIN)));
        calendar.answers("forbidden")
                .forEach((answer, words) -> addAll(words, new Sense.Forbidden(answer)));
        Map<String, List<String>> others = calendar.lists("values");
        for (ValueDictionary.Entry entry : dictionary.entries()) {
            others.getOrDefault(entry.value(), List.of())
                    .forEach(other -> values.add(other, new Sense.Value(entry)));
        }
    }

    private void model(SemanticModel model) {
        for (MeasureDefinition measure : model.measures().values()) {
            addAll(measure.words(), new Sense.MeasureName(measure.name()));
            addAll(measure.most(), new Sense.Extreme(measure.name(), true));
            addAll(measure.least(), new Sense.Extreme(measure.name(), false));
        }
        model.dimensions()
                .values()
                .forEach(dimension ->
                        addAll(dimension.words(), new Sense.DimensionName(dimension.name())));
        model.attributes()
                .values()
                .forEach(attribute ->
                        addAll(attribute.words(), new Sense.AttributeName(attribute.name())));
        for (FlagDefinition flag : model.flags().values()) {
            addAll(flag.words(), new Sense.FlagName(flag.name(), false));
            addAll(flag.not(), new Sense.FlagName(flag.name(), true));
        }
        model.bases()
                .values()
                .forEach(basis -> addAll(basis.words(), new Sense.BasisName(basis.basis())));
        model.ambiguous()
                .forEach((word, choices) -> phrases.add(word, new Sense.Unclear(word, choices)));
    }

    private void addAll(List<String> words, Sense sense) {
        words.forEach(word -> phrases.add(word, sense));
    }

    /** Cuts tokens into the longest phrases that are known; mends what is only misspelt. */
    List<Lexeme> read(List<Token> tokens, List<String> remarks) {
        List<Token> mended = spelling.mend(tokens, remarks);
        List<Lexeme> lexemes = new ArrayList<>();
        int at = 0;
        while (at < mended.size()) {
            int count = lengthAt(mended, at);
            lexemes.add(lexeme(mended, at, Math.max(count, 1)));
            at += Math.max(count, 1);
        }
        return lexemes;
    }

    private int lengthAt(List<Token> tokens, int at) {
        int longest = Math.max(phrases.longest(), values.longest());
        for (int count = Math.min(longest, tokens.size() - at); count > 0; count--) {
            if (isCountedUnit(tokens, at, count) || takesTooMuch(tokens, at, count)) {
                continue;
            }
            if (!phrases.find(tokens, at, count).isEmpty()
                    || !values.find(tokens, at, count).isEmpty()) {
                return count;
            }
        }
        return 0;
    }

    /** "sales per order" before "priority": there the order belongs to what follows. */
    private boolean takesTooMuch(List<Token> tokens, int at, int count) {
        int last = at + count - 1;
        if (count < 2 || last + 1 >= tokens.size()) {
            return false;
        }
        for (int length = 2; length <= 3 && last + length <= tokens.size(); length++) {
            boolean names =
                    phrases.find(tokens, last, length).stream()
                            .anyMatch(sense ->
                                    sense instanceof Sense.DimensionName
                                            || sense instanceof Sense.MeasureName
                                            || sense instanceof Sense.Extreme
                                            || sense instanceof Sense.BasisName
                                            || (sense instanceof Sense.FlagName
                                                    && !SMALL.contains(tokens.get(last).normal())));
            boolean alsoWhole = !phrases.find(tokens, at, count + length - 1).isEmpty();
            if (names && !alsoWhole) {
                return true;
            }
        }
        return false;
    }

    /** "the last 6 months by month": there the months are counted first. */
    private static boolean isCountedUnit(List<Token> tokens, int at, int count) {
        return count == 3
                && at > 0
                && tokens.get(at - 1).kind() == Token.Kind.NUMBER
                && tokens.get(at).normal().equals(tokens.get(at + 2).normal())
                && tokens.get(at + 1).normal().equals("by");
    }

    private Lexeme lexeme(List<Token> tokens, int at, int count) {
        Token first = tokens.get(at);
        List<Sense> senses = new ArrayList<>();
        if (count == 1) {
            switch (first.kind()) {
                case NUMBER -> Numbers.senses(first).forEach(senses::add);
                case QUOTED -> senses.add(new Sense.Quoted(first.text()));
                case MARK -> {
                    if (first.text().equals("-")) {
                        senses.add(new Sense.Word(Keyword.TO));
                    }
                }
                case WORD -> {}
            }
        }
        senses.addAll(phrases.find(tokens, at, count));
        senses.addAll(values.find(tokens, at, count));
        String text =
                tokens.subList(at, at + count).stream()
                        .map(Token::text)
                        .distinct()
                        .collect(Collectors.joining(" "));
        return new Lexeme(text, senses, tokens.get(at + count - 1).isPlural());
    }

    /** The values that a quoted text may be. */
    List<Sense.Value> quoted(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        return values.find(tokens, 0, tokens.size()).stream()
                .filter(Sense.Value.class::isInstance)
                .map(Sense.Value.class::cast)
                .toList();
    }

    Spelling spelling() {
        return spelling;
    }
}
