package io.millrace.ask.finding;

import io.millrace.ask.words.Enumeration;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.sql.Column.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows with figures: which has the highest and which the lowest, or how they rank. */
final class ListFinding {

    private static final int SHOWN = 3;

    private final Telling telling;
    private final Breakdown query;
    private final Cells cells;
    private final Measure measure;
    private final Figure figure;
    private final int column;

    ListFinding(Telling telling, Breakdown query) {
        this.telling = telling;
        this.query = query;
        this.cells = telling.cells();
        Ranking ranking = query.ranking();
        Threshold limit = limit(query);
        this.measure =
                ranking != null
                        ? ranking.by()
                        : limit == null ? query.measures().getFirst() : limit.measure();
        this.figure =
                ranking != null ? ranking.figure() : limit == null ? usual(query) : limit.figure();
        this.column = cells.column(role(figure), query.measures().indexOf(measure));
    }

    private static Figure usual(Breakdown query) {
        return query.share() == null ? Figure.VALUE : Figure.SHARE;
    }

    /** The first limit whose figures are there to be told. */
    private static @Nullable Threshold limit(Breakdown query) {
        return query.thresholds().stream()
                .filter(threshold -> query.measures().contains(threshold.measure()))
                .findFirst()
                .orElse(null);
    }

    private static Role role(Figure figure) {
        return switch (figure) {
            case VALUE -> Role.VALUE;
            case DIFFERENCE -> Role.DIFFERENCE;
            case GROWTH -> Role.GROWTH;
            case SHARE -> Role.SHARE;
        };
    }

    String tell() {
        Ranking ranking = query.ranking();
        if (ranking != null && !ranking.within().isEmpty()) {
            return telling.sentence(within(ranking));
        }
        if (ranking != null) {
            return telling.sentence(ranked(ranking));
        }
        if (!query.thresholds().isEmpty()) {
            return telling.sentence(kept());
        }
        return telling.sentence(telling.facts().isCapped() ? capped() : extremes());
    }

    private String with(int row) {
        return column < 0
                ? cells.name(row)
                : cells.name(row) + " (" + cells.figure(row, column) + ")";
    }

    private String highest(boolean descending) {
        boolean isDate = column >= 0 && cells.at(column).format() == Format.DATE;
        String which =
                descending ? (isDate ? "latest" : "highest") : (isDate ? "earliest" : "lowest");
        return "the " + which + " " + telling.figures().figure(measure, figure);
    }

    private String ranked(Ranking ranking) {
        String best = highest(ranking.descending());
        List<Integer> first = first();
        if (first.size() > 1) {
            return "%s share %s (%s)"
                    .formatted(
                            Extreme.names(first.stream().map(cells::name).toList()),
                            best,
                            cells.figure(0, column));
        }
        String winner = "%s has %s".formatted(cells.name(0), best) + behind(0);
        if (cells.rows() == 1) {
            return winner;
        }
        String second = winner + ", before " + with(1);
        return cells.rows() == 2 || ranking.limit() == 0
                ? second
                : second + "; number %d is %s".formatted(cells.rows(), with(cells.rows() - 1));
    }

    private String behind(int row) {
        return column < 0 ? "" : " (" + cells.figure(row, column) + ")";
    }

    /** The rows at the front that are equal. */
    private List<Integer> first() {
        if (column < 0) {
            return List.of(0);
        }
        @Nullable Object best = cells.value(0, column);
        return IntStream.range(0, cells.rows())
                .takeWhile(row -> Objects.equals(cells.value(row, column), best))
                .boxed()
                .toList();
    }

    private String within(Ranking ranking) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < cells.rows(); row++) {
            groups.computeIfAbsent(cells.name(row, ranking.within()), _ -> new ArrayList<>())
                    .add(row);
        }
        List<String> firsts = new ArrayList<>();
        groups.values().stream().limit(SHOWN).forEach(rows -> firsts.add(leader(rows, ranking)));
        if (groups.size() > SHOWN) {
            firsts.add("and so on for %d more".formatted(groups.size() - SHOWN));
        }
        return "%s within each %s: %s"
                .formatted(
                        highest(ranking.descending()),
                        telling.figures().groupings(ranking.within()),
                        String.join("; ", firsts));
    }

    private String leader(List<Integer> rows, Ranking ranking) {
        return column < 0
                ? with(rows.getFirst())
                : Extreme.of(cells, column, rows, ranking.descending())
                        .map(best ->
                                best.names(cells) + " (" + cells.figure(best.value(), column) + ")")
                        .orElseGet(() -> with(rows.getFirst()));
    }

    /** What is left after thresholds: how many, and the first of them. */
    private String kept() {
        List<String> names =
                IntStream.range(0, cells.rows()).limit(SHOWN).mapToObj(this::with).toList();
        String which =
                cells.rows() <= SHOWN
                        ? Enumeration.of(names)
                        : String.join(", ", names) + " and others";
        return "%s %s this, by %s: %s"
                .formatted(
                        telling.howMany(query),
                        cells.rows() == 1 ? "meets" : "meet",
                        telling.figures().figure(measure, figure),
                        which);
    }

    private String capped() {
        return "%s is told for %s".formatted(telling.the(measure, figure), telling.howMany(query));
    }

    private String extremes() {
        Extreme most = Extreme.highest(cells, column).orElse(null);
        Extreme least = Extreme.lowest(cells, column).orElse(null);
        if (most == null || least == null) {
            return cells.at(column).format() == Format.DATE
                    ? capped()
                    : "there is no figure for " + telling.the(measure, figure);
        }
        if (cells.rows() == 1) {
            return "%s is the only one: %s %s"
                    .formatted(
                            cells.name(0),
                            telling.figures().figure(measure, figure),
                            cells.figure(0, column));
        }
        if (most.value().compareTo(least.value()) == 0) {
            return "all %s have the same: %s %s"
                    .formatted(
                            telling.howMany(query),
                            telling.figures().figure(measure, figure),
                            cells.figure(most.value(), column));
        }
        return "%s %s (%s), %s %s (%s)"
                .formatted(
                        most.names(cells),
                        (most.isShared() ? "share " : "has ") + highest(true),
                        cells.figure(most.value(), column),
                        least.names(cells),
                        least.isShared() ? "share the lowest" : "has the lowest",
                        cells.figure(least.value(), column));
    }
}
