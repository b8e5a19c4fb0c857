package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.values.ValueDictionary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads values of dimensions: in the West or East, for Furniture, region West, "New York" state.
 */
final class Values {

    private static final Set<Keyword> BEFORE =
            EnumSet.of(
                    Keyword.IN,
                    Keyword.FROM,
                    Keyword.OF,
                    Keyword.FOR,
                    Keyword.ON,
                    Keyword.TO,
                    Keyword.WITH,
                    Keyword.BETWEEN,
                    Keyword.BY);

    /** Words that are values of something, but mean it only with the dimension beside them. */
    private static final Set<String> NEED_THE_DIMENSION =
            Set.of(
                    "high",
                    "low",
                    "normal",
                    "new",
                    "returning",
                    "returned",
                    "refunded",
                    "standard",
                    "first",
                    "second",
                    "other",
                    "none");

    private static final int FEW_VALUES = 40;

    private final Parts parts;
    private final Cursor cursor;

    private boolean byAnd;

    /** Whether the values just read were joined by "and": each may want a row of its own. */
    boolean isEnumeration() {
        return byAnd;
    }

    /** "a ship mode other than Standard Class". */
    private boolean exceptBehind;

    Values(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
    }

    /** Reads a condition with or without a preposition; empty, with the cursor unmoved, if none. */
    Optional<Condition.OneOf> read(boolean negated) {
        int start = cursor.at();
        int prepositions = 0;
        while (prepositions < 2
                && BEFORE.stream().anyMatch(cursor::is)
                && !isValue(cursor.next())) {
            cursor.skip(1);
            prepositions++;
        }
        if (cursor.is(Keyword.BOTH)
                || (cursor.is(Keyword.OR) && cursor.next().text().equalsIgnoreCase("either"))) {
            cursor.skip(1);
        }
        Optional<Condition.OneOf> condition = list(negated);
        if (condition.isEmpty()) {
            cursor.moveTo(start);
        }
        return condition;
    }

    private Optional<Condition.OneOf> list(boolean negated) {
        Optional<String> cue = cueBefore();
        List<List<ValueDictionary.Entry>> said = new ArrayList<>();
        int end = cursor.at();
        while (true) {
            List<ValueDictionary.Entry> candidates = candidates(cue.isPresent());
            if (candidates.isEmpty()) {
                break;
            }
            cursor.skip(1);
            said.add(candidates);
            end = cursor.at();
            byAnd |= cursor.is(Keyword.AND);
            if (!listWord()) {
                break;
            }
        }
        cursor.moveTo(end);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        return resolve(said, cue.or(this::cueBehind), negated != exceptBehind);
    }

    private boolean listWord() {
        boolean comma = cursor.takeText(",");
        boolean word = cursor.take(Keyword.AND, Keyword.OR);
        if (comma || word) {
            while (cursor.is(Keyword.IN) || cursor.is(Keyword.FOR) || cursor.is(Keyword.FROM)) {
                cursor.skip(1);
            }
            return true;
        }
        return false;
    }

    private static boolean isValue(Lexeme lexeme) {
        return lexeme.as(Sense.Value.class).isPresent();
    }

    private List<ValueDictionary.Entry> candidates(boolean cued) {
        Lexeme next = cursor.next();
        Optional<Sense.Quoted> quoted = next.as(Sense.Quoted.class);
        if (quoted.isPresent()) {
            List<ValueDictionary.Entry> found =
                    parts.lexicon().quoted(quoted.get().text()).stream()
                            .map(Sense.Value::entry)
                            .toList();
            if (found.isEmpty()) {
                parts.draft().unknown.add(quoted.get().text());
            }
            return found;
        }
        if (!cued
                && NEED_THE_DIMENSION.contains(WordForms.plain(next.text()))
                && cursor.peek(1).as(Sense.DimensionName.class).isEmpty()
                && !isListBefore()) {
            return List.of();
        }
        // What has a meaning of its own is a value only where its dimension stands beside it.
        if (!cued && meansSomethingElse(next)) {
            return List.of();
        }
        return next.all(Sense.Value.class).map(Sense.Value::entry).toList();
    }

    private static boolean meansSomethingElse(Lexeme lexeme) {
        boolean pronoun = lexeme.text().equals("us");
        return pronoun
                || lexeme.senses().stream()
                        .anyMatch(sense ->
                                switch (sense) {
                                    case Sense.Value _, Sense.Quoted _, Sense.Forbidden _ -> false;
                                    case Sense.Word(Keyword keyword) -> keyword != Keyword.FILLER;
                                    case Sense.MeasureName _,
                                            Sense.Extreme _,
                                            Sense.DimensionName _,
                                            Sense.FlagName _,
                                            Sense.AttributeName _,
                                            Sense.BasisName _,
                                            Sense.Unclear _,
                                            Sense.UnitName _,
                                            Sense.CycleName _,
                                            Sense.Month _,
                                            Sense.Weekday _,
                                            Sense.Quarter _,
                                            Sense.Numeral _,
                                            Sense.MonthOfYear _,
                                            Sense.Day _ ->
                                            true;
                                });
    }

    /** "high and low priority". */
    private boolean isListBefore() {
        int ahead = 1;
        while (cursor.is(ahead, Keyword.AND)
                || cursor.is(ahead, Keyword.OR)
                || isValue(cursor.peek(ahead))
                || cursor.peek(ahead).text().equals(",")) {
            ahead++;
        }
        return ahead > 1 && cursor.peek(ahead).as(Sense.DimensionName.class).isPresent();
    }

    /** "region West", "state of New York". */
    private Optional<String> cueBefore() {
        int start = cursor.at();
        List<String> names = dimensions(cursor.next());
        if (names.isEmpty()) {
            return Optional.empty();
        }
        cursor.skip(1);
        cursor.take(Keyword.OF, Keyword.IN);
        if (cursor.next().text().equalsIgnoreCase("other than")
                && !cursor.is(-2, Keyword.BY)
                && cursor.peek(1).as(Sense.Value.class).isPresent()) {
            cursor.skip(1);
            exceptBehind = true;
        }
        if (cursor.next().text().equals(":")
                || cursor.is(Keyword.EXACTLY)
                || cursor.next().text().equalsIgnoreCase("is")) {
            cursor.skip(1);
        }
        Set<String> of = new LinkedHashSet<>();
        candidates(true).forEach(entry -> of.add(entry.dimension()));
        Optional<String> cue = names.stream().filter(of::contains).findFirst();
        if (cue.isEmpty()) {
            cursor.moveTo(start);
            exceptBehind = false;
        }
        return cue;
    }

    private Optional<String> cueBehind() {
        List<String> names = dimensions(cursor.next());
        return names.isEmpty() ? Optional.empty() : Optional.of(names.getFirst());
    }

    private static List<String> dimensions(Lexeme lexeme) {
        return lexeme.all(Sense.DimensionName.class).map(Sense.DimensionName::dimension).toList();
    }

    private Optional<Condition.OneOf> resolve(
            List<List<ValueDictionary.Entry>> said, Optional<String> cue, boolean negated) {
        Set<String> shared = new LinkedHashSet<>();
        said.getFirst().forEach(entry -> shared.add(entry.dimension()));
        for (List<ValueDictionary.Entry> candidates : said) {
            shared.retainAll(candidates.stream().map(ValueDictionary.Entry::dimension).toList());
        }
        if (shared.isEmpty()) {
            return apart(said, negated);
        }
        String dimension = shared.iterator().next();
        if (cue.isPresent() && shared.contains(cue.get())) {
            dimension = cue.get();
            if (dimensions(cursor.next()).contains(dimension)) {
                cursor.skip(1);
            }
        } else if (shared.size() > 1 && !sameRows(said.getFirst(), shared)) {
            dimension = likelier(shared).orElseGet(() -> ask(said.getFirst(), shared));
        }
        return Optional.of(condition(dimension, said, negated));
    }

    private static Condition.OneOf condition(
            String dimension, List<List<ValueDictionary.Entry>> said, boolean negated) {
        List<String> chosen = new ArrayList<>();
        for (List<ValueDictionary.Entry> candidates : said) {
            candidates.stream()
                    .filter(entry -> entry.dimension().equals(dimension))
                    .map(ValueDictionary.Entry::value)
                    .distinct()
                    .forEach(chosen::add);
        }
        return new Condition.OneOf(dimension, chosen.stream().distinct().toList(), negated);
    }

    /**
     * Values of different dimensions side by side are conditions of their own: give back the rest.
     */
    private Optional<Condition.OneOf> apart(
            List<List<ValueDictionary.Entry>> said, boolean negated) {
        List<List<ValueDictionary.Entry>> alike = new ArrayList<>();
        String dimension = said.getFirst().getFirst().dimension();
        for (List<ValueDictionary.Entry> candidates : said) {
            if (candidates.stream().noneMatch(entry -> entry.dimension().equals(dimension))) {
                break;
            }
            alike.add(candidates);
        }
        // Back to the word before the first value that is of another kind.
        int back = 0;
        int left = said.size() - alike.size();
        while (left > 0) {
            back++;
            if (isValue(cursor.peek(-back))
                    || cursor.peek(-back).as(Sense.Quoted.class).isPresent()) {
                left--;
            }
        }
        cursor.skip(-back);
        return resolve(alike, Optional.empty(), negated);
    }

    private boolean sameRows(List<ValueDictionary.Entry> candidates, Set<String> dimensions) {
        List<ValueDictionary.Entry> distinct =
                candidates.stream()
                        .filter(entry -> dimensions.contains(entry.dimension()))
                        .toList();
        ValueDictionary.Entry first = distinct.getFirst();
        String table = parts.model().dimension(first.dimension()).table();
        return distinct.stream()
                .allMatch(other ->
                        parts.model().dimension(other.dimension()).table().equals(table)
                                && parts.values().sameRows(table, first, other));
    }

    /** A region of twenty is meant rather than a town of the same name; the answer says so. */
    private Optional<String> likelier(Set<String> dimensions) {
        List<String> few =
                dimensions.stream()
                        .filter(name -> parts.values().of(name).size() <= FEW_VALUES)
                        .toList();
        if (few.size() != 1) {
            return Optional.empty();
        }
        String label = parts.model().dimension(few.getFirst()).label();
        parts.draft().remarks.add("I took %s as the %s.".formatted(cursor.peek(-1).text(), label));
        return Optional.of(few.getFirst());
    }

    private String ask(List<ValueDictionary.Entry> candidates, Set<String> dimensions) {
        String said = cursor.peek(-1).text();
        List<Reading.Choice> choices =
                candidates.stream()
                        .filter(entry -> dimensions.contains(entry.dimension()))
                        .map(entry -> choice(said, entry))
                        .toList();
        parts.draft()
                .clarify(
                        "\"%s\" is the name of several things. Which do you mean?".formatted(said),
                        choices);
        return candidates.getFirst().dimension();
    }

    private Reading.Choice choice(String said, ValueDictionary.Entry entry) {
        String label = parts.model().dimension(entry.dimension()).label();
        String exact = "%s \"%s\"".formatted(label, entry.value());
        return new Reading.Choice(
                "%s %s".formatted(entry.value(), "(" + label + ")"),
                Clarifications.replaced(parts.question(), said, exact));
    }
}
