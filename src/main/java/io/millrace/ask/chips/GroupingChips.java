package io.millrace.ask.chips;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.List;

/** By what there are rows. */
final class GroupingChips {

    private final Vocabulary vocabulary;
    private final Breakdown query;

    GroupingChips(Vocabulary vocabulary, Breakdown query) {
        this.vocabulary = vocabulary;
        this.query = query;
    }

    void addTo(List<Chip> chips) {
        for (int place = 0; place < query.groupings().size(); place++) {
            chips.add(chip(place));
        }
    }

    private Chip chip(int place) {
        Choices choices = new Choices(vocabulary.check(), query);
        for (Grouping other : all(vocabulary, query.groupings().get(place))) {
            choices.addMended(label(other), Replacing.grouping(query, place, other));
        }
        if (query.groupings().size() > 1 || !query.measures().isEmpty()) {
            choices.addMended("without", query.by(Replacing.without(query.groupings(), place)));
        }
        return choices.chip(Chip.Kind.GROUPING, label(query.groupings().get(place)));
    }

    Chip offer() {
        Choices choices = new Choices(vocabulary.check(), query);
        for (Grouping other : all(vocabulary, new Grouping.By(""))) {
            choices.add(label(other), query.by(Replacing.with(query.groupings(), other)));
        }
        return choices.chip(Chip.Kind.GROUPING, "Break down");
    }

    /** All groupings; those that are most like one come first. */
    static List<Grouping> all(Vocabulary vocabulary, Grouping like) {
        List<Grouping> steps = new ArrayList<>();
        for (Unit unit : Unit.values()) {
            steps.add(new Grouping.Steps(unit));
        }
        List<Grouping> cycles = new ArrayList<>();
        for (Cycle cycle : Cycle.values()) {
            cycles.add(new Grouping.Cyclic(cycle));
        }
        List<Grouping> all = new ArrayList<>();
        vocabulary.model().dimensions().keySet().forEach(name -> all.add(new Grouping.By(name)));
        switch (like) {
            case Grouping.By _ -> {
                all.addAll(steps);
                all.addAll(cycles);
            }
            case Grouping.Steps _ -> {
                all.addAll(0, cycles);
                all.addAll(0, steps);
            }
            case Grouping.Cyclic _ -> {
                all.addAll(0, steps);
                all.addAll(0, cycles);
            }
        }
        return all;
    }

    private String label(Grouping grouping) {
        return "by " + vocabulary.figures().grouping(grouping);
    }
}
