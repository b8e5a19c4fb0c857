package io.millrace.ask.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the right rows in an answer: each right column somewhere among the answer's, with the same
 * values in the same rows. It does not look at the names of the answer's columns.
 */
public final class Comparer {

    private static final double RELATIVE = 1e-6;
    private static final double CENT = 0.00501;

    /**
     * Shares are often rounded to the hundredth of a percent; they must not be taken for others.
     */
    private static final double HUNDREDTH_OF_A_PERCENT = 0.00006;

    private static final double SMALL = 2;

    private final Gold gold;
    private final Table answer;
    private final Table right;
    private final boolean ordered;

    private Comparer(Gold gold, Table answer, Table right) {
        this.gold = gold;
        int count = Math.min(answer.rows().size(), right.rows().size());
        this.answer = gold.prefix() ? answer.first(count) : answer;
        this.right = gold.prefix() ? right.first(count) : right;
        ordered = gold.ordered() || gold.prefix();
    }

    /**
     * Whether an answer is right.
     *
     * @param right what the statements of the gold found, one table each
     */
    public static boolean matches(Gold gold, Table answer, List<Table> right) {
        return right.stream()
                .flatMap(table -> readings(gold, table).stream())
                .anyMatch(reading -> new Comparer(gold, answer, reading).matches());
    }

    /** As it is, stacked if it may be, and without rows for which there is no value. */
    private static List<Table> readings(Gold gold, Table table) {
        List<Table> readings = new ArrayList<>();
        readings.add(table);
        if (!gold.spread().isEmpty()) {
            readings.add(table.stacked(gold.spread()));
        }
        for (Table each : List.copyOf(readings)) {
            Table filled = each.withoutRowsThatLackAValue();
            if (!filled.rows().isEmpty() && filled.rows().size() < each.rows().size()) {
                readings.add(filled);
            }
        }
        return readings;
    }

    private boolean matches() {
        if (answer.rows().size() != right.rows().size()) {
            return false;
        }
        if (gold.prefix() && answer.rows().isEmpty()) {
            return false;
        }
        return place(new ArrayList<>());
    }

    /** Places one more column of the right table in each way there is, until all rows agree. */
    private boolean place(List<Candidate> placed) {
        if (placed.size() == right.columns().size()) {
            return agree(placed);
        }
        for (Candidate candidate : candidates(placed.size())) {
            if (placed.stream().noneMatch(candidate::overlaps)) {
                placed.add(candidate);
                if (place(placed)) {
                    return true;
                }
                placed.removeLast();
            }
        }
        return false;
    }

    private List<Candidate> candidates(int column) {
        Optional<TimeKind> kind = TimeKind.ofColumn(right.columns().get(column));
        List<@Nullable Object> wanted = right.values(column);
        boolean isPaired = gold.pair().contains(right.columns().get(column));
        return Candidate.of(answer, kind).stream()
                .filter(each -> isPaired || sameValues(wanted, each.values(), kind))
                .toList();
    }

    private boolean sameValues(
            List<@Nullable Object> wanted, List<@Nullable Object> found, Optional<TimeKind> kind) {
        return pairUp(wanted.size(), (one, other) -> same(wanted.get(one), found.get(other), kind));
    }

    private boolean agree(List<Candidate> placed) {
        return pairUp(right.rows().size(), (one, other) -> agree(placed, one, other));
    }

    private boolean agree(List<Candidate> placed, int rightRow, int answerRow) {
        IntPredicate inPlace = column -> same(column, placed.get(column), rightRow, answerRow);
        if (gold.pair().isEmpty()) {
            return IntStream.range(0, placed.size()).allMatch(inPlace);
        }
        int one = right.indexOf(gold.pair().getFirst());
        int other = right.indexOf(gold.pair().getLast());
        boolean asIs = inPlace.test(one) && inPlace.test(other);
        boolean swapped =
                same(one, placed.get(other), rightRow, answerRow)
                        && same(other, placed.get(one), rightRow, answerRow);
        return (asIs || swapped)
                && IntStream.range(0, placed.size())
                        .filter(column -> column != one && column != other)
                        .allMatch(inPlace);
    }

    private boolean same(int column, Candidate in, int rightRow, int answerRow) {
        return same(
                right.rows().get(rightRow).get(column),
                in.values().get(answerRow),
                TimeKind.ofColumn(right.columns().get(column)));
    }

    /** Whether two rows are the same. */
    private interface Sameness {
        boolean test(int one, int other);
    }

    /** Row by row if the order counts, else each with one that no other has. */
    private boolean pairUp(int count, Sameness same) {
        if (ordered) {
            return IntStream.range(0, count).allMatch(row -> same.test(row, row));
        }
        boolean[] taken = new boolean[count];
        for (int row = 0; row < count; row++) {
            int one = row;
            OptionalInt free =
                    IntStream.range(0, count)
                            .filter(other -> !taken[other] && same.test(one, other))
                            .findFirst();
            if (free.isEmpty()) {
                return false;
            }
            taken[free.getAsInt()] = true;
        }
        return true;
    }

    static boolean same(@Nullable Object wanted, @Nullable Object found, Optional<TimeKind> kind) {
        if (wanted == null || found == null) {
            return wanted == null && found == null;
        }
        if (kind.isPresent()) {
            OptionalInt time = kind.get().number(wanted);
            return time.isPresent() && time.equals(kind.get().number(found));
        }
        if (wanted instanceof Number number) {
            return isClose(number.doubleValue(), found);
        }
        return wanted.toString().strip().equals(found.toString().strip());
    }

    private static boolean isClose(double wanted, Object found) {
        double number;
        try {
            number =
                    found instanceof Number given
                            ? given.doubleValue()
                            : Double.parseDouble(found.toString());
        } catch (NumberFormatException notANumber) {
            return false;
        }
        double off = Math.abs(wanted - number);
        double floor = Math.abs(wanted) < SMALL ? HUNDREDTH_OF_A_PERCENT : CENT;
        return off <= Math.max(floor, Math.abs(wanted) * RELATIVE);
    }
}
