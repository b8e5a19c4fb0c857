package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been understood of a question so far. */
final class Draft {

    /**
     * A dimension that was named without a word that says what it is there for.
     *
     * @param asked which, who or a list of them
     * @param counted how many of them
     */
    record Head(String dimension, boolean plural, boolean asked, boolean counted, int at) {}

    /** How the rows are to be ordered; the measure comes later if it is null. */
    static final class Order {
        boolean descending = true;
        int limit = -1;
        boolean singular;
        boolean sortOnly;
        boolean superlative;

        /** Best and worst, rather than highest and lowest. */
        boolean byQuality;

        /** Only a number of rows was said, and not by what they come first. */
        boolean numberOnly;

        Figure figure = Figure.VALUE;
        @Nullable Measure by;
        int at;
    }

    final List<Measure> measures = new ArrayList<>();
    final List<Grouping> groupings = new ArrayList<>();
    final List<Head> heads = new ArrayList<>();
    final List<Condition> conditions = new ArrayList<>();
    final List<Timespan> spans = new ArrayList<>();
    final List<Threshold> thresholds = new ArrayList<>();
    final List<Grouping> within = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();
    final Set<String> unknown = new LinkedHashSet<>();
    final List<Clause> clauses = new ArrayList<>();

    /** A threshold whose measure has not been named yet. */
    final List<Threshold.Limit> openLimits = new ArrayList<>();

    /** A number that takes the place of the one in the question before. */
    Amounts.@Nullable Amount otherAmount;

    @Nullable DateBasis basis;
    @Nullable Order order;
    @Nullable Comparison comparison;
    @Nullable Share share;
    @Nullable Accumulation accumulation;
    @Nullable SemanticQuery analysis;

    /** How many of what comes next. */
    boolean counting;

    /** Which or what, with nothing yet that it asks for. */
    boolean asking;

    boolean ratio;
    boolean pareto;
    boolean basket;
    boolean byLift;
    boolean correlates;
    boolean who;
    boolean howMuch;

    /** New or repeat customers were named, and nothing else that could be measured. */
    boolean kindCounted;

    /** An average order was named, which may be what something else is counted of. */
    boolean averageOrder;

    /** An order or a line in the singular: what an average may be over. */
    boolean singularParts;

    /** The verb of the clause is that of the question: what did customers spend. */
    boolean mainClause;

    boolean when;
    boolean where;
    boolean moreThan;
    int conditionEnd = -1;

    /** Conditions that stood without a preposition or behind "from". */
    final List<Condition> bareConditions = new ArrayList<>();

    boolean howLong;
    boolean howOften;
    boolean sold;
    boolean shipped;

    /** How long the steps of a comparison or an average along time are, if it said so. */
    @Nullable Unit stepUnit;

    boolean groupedExplicitly;

    /** Over what an average is, when it was said apart from the measure. */
    @Nullable Grouping averagePart;

    /** What "per" was said of, before it is known whether an average is meant. */
    @Nullable Grouping perGrouping;

    /** A unit right behind a measure: orders a day. */
    @Nullable Unit bareUnit;

    /** A median or the like whose measure comes next. */
    Measure.@Nullable Statistic statistic;

    Measure.@Nullable Named statisticMeasure;
    @Nullable Grouping statisticPart;

    /** Whether the question is about change, and in which direction, if it says so. */
    boolean growth;

    int direction;
    boolean compares;

    /** Whether one figure is wanted of two: what one has more than the other. */
    boolean difference;

    /** Growth itself was asked for, not only a comparison. */
    boolean growthWord;

    boolean lists;
    boolean total;
    boolean average;
    boolean trend;
    boolean everything;
    boolean shareOfTotal;

    /** Conditions that stood right behind a word of share, and so say of which part. */
    final List<Condition> partConditions = new ArrayList<>();

    /** Those that stood behind it: the share of Technology. */
    final List<Condition> partsBehind = new ArrayList<>();

    /** What makes the question an addition to the one before. */
    boolean followsUp;

    boolean instead;

    /** Whether there was a question before that this one changes. */
    boolean goesOn;

    /** What we spent is a cost, of which only that of shipping is known. */
    boolean weSpent;

    /** Best sellers: products, though they are not named. */
    boolean sellers;

    /** Whether a superlative or a limit stands anywhere in the question. */
    boolean ranksSomewhere;

    /** Which is: one is wanted. */
    boolean singularAsked;

    /** They, those: what was talked about before. */
    boolean refersBack;

    /** Also, as well: what is said comes on top of what was said before. */
    boolean adds;

    /** Whether it begins as a question of its own does. */
    boolean asksItself;

    Reading.@Nullable Clarify clarify;

    /** The dimension that a clause may tell more about. */
    @Nullable String entity;

    boolean entityIsCounted;

    /** Where the last measure ended, for what belongs to it. */
    int measureEnd = -1;

    void clarify(String prompt, List<Reading.Choice> choices) {
        if (clarify == null) {
            clarify = new Reading.Clarify(prompt, choices);
        }
    }

    void measure(Measure measure) {
        if (!measures.contains(measure)) {
            measures.add(measure);
        }
    }

    void group(Grouping grouping) {
        if (!groupings.contains(grouping)) {
            groupings.add(grouping);
        }
    }

    Order order() {
        Order known = order;
        if (known == null) {
            known = new Order();
            order = known;
        }
        return known;
    }

    /** Whether things are put in an order, by sales where nothing else is said. */
    boolean ranksRows() {
        boolean rows = !heads.isEmpty() || !groupings.isEmpty();
        boolean named = !who || heads.size() > 1;
        return growthWord || (rows && ((order != null && named) || (growth && direction != 0)));
    }

    /** Groupings that "each" or the like was said of. */
    final List<Grouping> eachGroupings = new ArrayList<>();

    /** How was said somewhere: how much, how do. */
    boolean how;

    /** Dimensions of which a follow-up wants all values again. */
    final Set<String> released = new LinkedHashSet<>();

    /** Words of several meanings, unless something else in the question tells which. */
    final Map<String, Sense.Unclear> unclear = new LinkedHashMap<>();

    boolean together;
    boolean allYears;
    boolean distinct;
    boolean worstOrBest;

    /** A time that named no year, and one that was said as a range from one unit to another. */
    @Nullable CalendarPoint yearless;

    /** The time that was read last. */
    @Nullable PeriodReading lastPeriod;

    /** Values that were joined by "and". */
    final List<Condition> enumerated = new ArrayList<>();

    /** Whether nothing was said that a question could be made of. */
    boolean isEmpty() {
        return measures.isEmpty()
                && groupings.isEmpty()
                && heads.isEmpty()
                && conditions.isEmpty()
                && spans.isEmpty()
                && thresholds.isEmpty()
                && clauses.isEmpty()
                && order == null
                && comparison == null
                && share == null
                && accumulation == null
                && analysis == null
                && !growth
                && !everything
                && !trend
                && basis == null
                && released.isEmpty()
                && openLimits.isEmpty()
                && otherAmount == null;
    }

    /** The steps of time that it is broken down by. */
    List<Grouping.Steps> steps() {
        return groupings.stream()
                .filter(Grouping.Steps.class::isInstance)
                .map(Grouping.Steps.class::cast)
                .toList();
    }
}
