package io.millrace.ask.grammar;

import io.millrace.semantics.model.Formula;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what is measured, with the words that say which statistic of it is meant. */
final class Measures {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Measures(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        if (cursor.take(Keyword.HOW_MANY)) {
            draft.counting = true;
            return true;
        }
        return counted() || statistic() || firstOrLast() || plain();
    }

    /** The measure that is next, if one is. */
    static Optional<Measure> named(Parts parts) {
        return parts.cursor()
                .take(Sense.MeasureName.class)
                .map(name -> new Measure.Named(name.measure()));
    }

    /** The same, or how many of something else than what is listed: "sales", "orders". */
    static Optional<Measure> namedOrCounted(Parts parts) {
        return named(parts)
                .or(() ->
                        parts.cursor()
                                .take(Sense.DimensionName.class)
                                .filter(name -> !name.dimension().equals(parts.draft().entity))
                                .map(name -> parts.count(name.dimension())));
    }

    /** What "how many" counts: the first thing behind it that can be counted. */
    private boolean counted() {
        if (!draft.counting) {
            return false;
        }
        Lexeme next = cursor.next();
        boolean different =
                draft.distinct
                        || cursor.peek(-1)
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .matches(".*(different|distinct|unique).*");
        Optional<Measure> measure =
                next.all(Sense.MeasureName.class)
                        .filter(name -> !different || next.as(Sense.DimensionName.class).isEmpty())
                        .filter(name -> isCount(name.measure()))
                        .<Measure>map(name -> new Measure.Named(name.measure()))
                        .findFirst()
                        .or(() ->
                                next.as(Sense.DimensionName.class)
                                        .map(name -> parts.count(name.dimension())));
        if (measure.isEmpty()) {
            return false;
        }
        cursor.skip(1);
        draft.counting = false;
        measured(measure.get(), next);
        return true;
    }

    private boolean isCount(String measure) {
        return switch (parts.model().measure(measure).format()) {
            case NUMBER -> true;
            case MONEY, DECIMAL, PERCENT, DAYS, DATE, TEXT -> false;
        };
    }

    private void measured(Measure measure, Lexeme said) {
        draft.measure(measure);
        draft.measureEnd = cursor.at();
        boolean inClause =
                draft.entity != null
                        && (cursor.is(-2, Keyword.WITH) || cursor.is(-2, Keyword.HAVE));
        if (inClause) {
            return;
        }
        Optional<String> counted =
                measure instanceof Measure.Named(String name)
                        ? Optional.ofNullable(parts.model().measure(name).counts())
                        : said.as(Sense.DimensionName.class).map(Sense.DimensionName::dimension);
        counted.filter(parts::isEntity)
                .ifPresent(dimension -> {
                    draft.entity = dimension;
                    draft.entityIsCounted = true;
                });
    }

    /** "first and last order date", "when did we first sell". */
    private boolean firstOrLast() {
        if (cursor.is(Keyword.FIRST)
                && cursor.is(1, Keyword.AND)
                && cursor.peek(2)
                        .as(Sense.MeasureName.class)
                        .filter(name -> name.measure().equals("last_order"))
                        .isPresent()) {
            draft.measure(new Measure.Named("first_order"));
            cursor.skip(2);
            return true;
        }
        boolean verb = isDeed(cursor.peek(1)) || isDeed(cursor.peek(-1));
        boolean first = cursor.is(Keyword.FIRST);
        if (draft.when && verb && (first || cursor.is(Keyword.LAST) || cursor.is(Keyword.LATEST))) {
            cursor.skip(1);
            draft.measure(new Measure.Named(first ? "first_order" : "last_order"));
            return true;
        }
        return false;
    }

    private static boolean isDeed(Lexeme lexeme) {
        return lexeme.is(Keyword.BUY) || lexeme.is(Keyword.SELL);
    }

    /** "average", "median": what they are of comes next. */
    private boolean statistic() {
        if (cursor.take(Keyword.MEDIAN)) {
            draft.statistic = Measure.Statistic.MEDIAN;
            return true;
        }
        if (cursor.take(Keyword.AVERAGE)) {
            draft.average = true;
            CalendarWords.unit(cursor)
                    .ifPresent(unit -> draft.averagePart = new Grouping.Steps(unit));
            return true;
        }
        if (cursor.takeText("ratio")) {
            draft.ratio = true;
            cursor.take(Keyword.OF, Keyword.BETWEEN);
            return true;
        }
        return false;
    }

    private boolean plain() {
        Lexeme next = cursor.next();
        Optional<Sense.MeasureName> name = next.as(Sense.MeasureName.class);
        if (name.isEmpty() || isListed(next)) {
            return false;
        }
        if (flagged(next)) {
            return true;
        }
        draft.singularParts |=
                !next.isPlural()
                        && Set.of("orders", "lines").contains(name.get().measure())
                        && next.text().split(" ", -1).length <= 2;
        draft.averageOrder |=
                next.text()
                        .toLowerCase(Locale.ROOT)
                        .matches("(average|avg|mean|typical) (order|basket)( size)?");
        if (next.isPlural() && isPossessor(next)) {
            cursor.skip(1);
            return true;
        }
        cursor.skip(1);
        String measure = name.get().measure();
        if (draft.statistic != null && draft.statisticMeasure == null) {
            ofParts(measure);
        } else if (!ratio(measure)) {
            measured(new Measure.Named(measure), next);
        }
        draft.asking = false;
        draft.measureEnd = cursor.at();
        return true;
    }

    /** "the sales value of returned orders": there it says which sales. */
    private boolean flagged(Lexeme next) {
        boolean behind =
                draft.measureEnd >= 0
                        && (cursor.is(-1, Keyword.OF)
                                || cursor.is(-1, Keyword.ON)
                                || cursor.is(-1, Keyword.FROM)
                                || cursor.is(-1, Keyword.IN)
                                || cursor.is(-1, Keyword.FOR));
        boolean orders =
                cursor.is(-1, Keyword.ON)
                        && !draft.heads.isEmpty()
                        && next.as(Sense.DimensionName.class).isPresent();
        if (orders) {
            draft.unknown.add("on " + next.text());
        }
        boolean said =
                next.text()
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(returned|late|refunded|delayed).*");
        if (!behind || !said) {
            return false;
        }
        Optional<Condition> flag = Conditions.countedFlag(cursor, false);
        flag.ifPresent(draft.conditions::add);
        return flag.isPresent();
    }

    /** "median order value": the words of a ratio name the part as well. */
    private void ofParts(String measure) {
        String inner = measure;
        if (parts.model().measure(measure).formula()
                instanceof Formula.Ratio(String above, String below)) {
            if (below.equals("orders")) {
                inner = above;
                draft.statisticPart = new Grouping.By("order");
            } else if (below.equals("customers")) {
                inner = above;
                draft.statisticPart = new Grouping.By("customer");
            }
        }
        draft.statisticMeasure = new Measure.Named(inner);
    }

    /** "ratio of profit to shipping cost", "profit divided by quantity". */
    private boolean ratio(String above) {
        int start = cursor.at();
        boolean behind =
                cursor.is(Keyword.TO)
                        && cursor.peek(1).as(Sense.MeasureName.class).isPresent()
                        && cursor.peek(2).text().equalsIgnoreCase("ratio");
        boolean asked =
                ((draft.ratio || behind) && cursor.take(Keyword.TO, Keyword.AND))
                        || (cursor.takeText("divided") && cursor.takeText("by"));
        if (asked && named(parts).orElse(null) instanceof Measure.Named below) {
            draft.ratio = false;
            draft.measure(parts.ratio(new Measure.Named(above), below));
            cursor.takeText("ratio");
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "days to ship of late orders": whose days they are, and no number of its own. */
    private boolean isPossessor(Lexeme lexeme) {
        if (lexeme.as(Sense.DimensionName.class).isEmpty() || draft.measures.isEmpty()) {
            return false;
        }
        for (int back = 1; back <= 4 && cursor.at() - back >= draft.measureEnd; back++) {
            Lexeme before = cursor.peek(-back);
            if (before.is(Keyword.AND) || before.text().equals(",")) {
                return false;
            }
            if (before.is(Keyword.FOR) || before.is(Keyword.OF) || before.is(Keyword.ON)) {
                return true;
            }
        }
        return false;
    }

    /** "which orders", "top 5 orders": then it is what is listed, not what is counted. */
    private boolean isListed(Lexeme lexeme) {
        boolean ranked =
                draft.order != null
                        && draft.order.by == null
                        && draft.order.limit != 0
                        && draft.heads.isEmpty();
        return !draft.where
                && lexeme.as(Sense.DimensionName.class).isPresent()
                && (draft.asking || draft.lists || ranked);
    }
}
