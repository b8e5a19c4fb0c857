package io.millrace.ask.finding;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A list without figures: how many there are, and who they are when they are few. */
final class NamesFinding {

    private static final int FEW = 5;

    private final Telling telling;
    private final Breakdown query;
    private final Cells cells;

    NamesFinding(Telling telling, Breakdown query) {
        this.telling = telling;
        this.query = query;
        this.cells = telling.cells();
    }

    String tell() {
        List<Condition> others = new ArrayList<>(query.subject().conditions());
        List<Condition.Belonging> deeds = deeds();
        others.removeAll(deeds);
        String which =
                deeds.stream()
                        .map(telling.conditions()::deed)
                        .map(" "::concat)
                        .collect(Collectors.joining(" and"));
        String finding =
                "there %s %s%s%s".formatted(verb(), telling.howMany(query), which, names());
        return telling.sentence(query.subject().span(), others, finding);
    }

    private String verb() {
        return cells.rows() == 1 ? "is" : "are";
    }

    /** What the question says of the very things that it lists. */
    private List<Condition.Belonging> deeds() {
        List<Condition.Belonging> deeds = new ArrayList<>();
        for (Condition condition : query.subject().conditions()) {
            if (condition instanceof Condition.Belonging belonging
                    && query.groupings().equals(List.of(new Grouping.By(belonging.entity())))) {
                deeds.add(belonging);
            }
        }
        return deeds;
    }

    private String names() {
        if (cells.rows() > FEW) {
            return "";
        }
        return ": "
                + IntStream.range(0, cells.rows())
                        .mapToObj(cells::name)
                        .collect(Collectors.joining(", "));
    }
}
