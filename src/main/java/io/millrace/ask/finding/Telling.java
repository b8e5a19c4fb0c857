package io.millrace.ask.finding;

import io.millrace.ask.words.ConditionWords;
import io.millrace.ask.words.FigureWords;
import io.millrace.ask.words.Plural;
import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Timespan;
import io.millrace.warehouse.words.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What every finding is told with. */
record Telling(
        Facts facts, Cells cells, FigureWords figures, ConditionWords conditions, Formats formats) {

    static Telling of(Facts facts, SemanticModel model, Formats formats) {
        return new Telling(
                facts,
                new Cells(facts, formats),
                new FigureWords(model),
                new ConditionWords(model),
                formats);
    }

    /** A sentence: about which sales, and what is so with them. */
    String sentence(String finding) {
        return sentence(facts.query().subject().span(), finding);
    }

    String sentence(Timespan span, String finding) {
        return sentence(span, facts.query().subject().conditions(), finding);
    }

    String sentence(Timespan span, List<Condition> conditions, String finding) {
        List<String> parts = new ArrayList<>();
        parts.add(SpanWords.when(span));
        conditions.stream().map(this.conditions::clause).forEach(parts::add);
        parts.add(finding);
        parts.removeIf(String::isEmpty);
        return capital(String.join(", ", parts)) + ".";
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A measure as the subject of a sentence, such as "sales" or "the number of orders". */
    String the(Measure measure) {
        return figures.isPlural(measure)
                ? figures.measure(measure)
                : "the " + figures.measure(measure);
    }

    String the(Measure measure, Figure figure) {
        return figure == Figure.VALUE ? the(measure) : "the " + figures.figure(measure, figure);
    }

    String was(Measure measure) {
        return figures.isPlural(measure) ? "were" : "was";
    }

    /** How many rows there are, such as "12 regions" or "more than 1,000 customers". */
    String howMany(Breakdown query) {
        boolean isKnown = !facts.isCapped() || facts.total().isPresent();
        return isKnown
                ? counted(facts.total().orElse(facts.rows().size()), query.groupings())
                : "more than " + counted(facts.rows().size(), query.groupings());
    }

    private String counted(long count, List<Grouping> groupings) {
        String what = figures.grouping(groupings.getFirst());
        return groupings.size() == 1
                ? number(count, what)
                : number(count, "combination") + " of " + figures.groupings(groupings);
    }

    /** So many of something, such as "1 region" or "1,234 customers". */
    String number(long count, String label) {
        return formats.count(count) + " " + (count == 1 ? label : Plural.of(label));
    }
}
