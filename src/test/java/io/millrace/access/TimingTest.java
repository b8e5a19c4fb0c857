package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.jdbc.PostgresqlAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A refusal takes as long for names that nobody has as for those that somebody has. */
class TimingTest {

    private static final int SAMPLES = 25;
    private static final int MOST_BATCHES = 5;
    private static final double TOLERANCE = 0.05;

    private static final Random RANDOM = new Random(1);

    private enum Who {
        KNOWN,
        UNKNOWN,
        LOCKED,
        DISABLED
    }

    private static TestPeople people;
    private static final Map<Who, String> NAMES = new EnumMap<>(Who.class);

    @BeforeAll
    static void open() {
        people = new TestPeople();
        for (Who who : Who.values()) {
            NAMES.put(
                    who,
                    who == Who.UNKNOWN
                            ? people.freshName()
                            : people.add("copper teapot under the stairs"));
        }
        people.sql("SELECT auth.set_active(?, false)", name(Who.DISABLED));
        people.sql(
                "SELECT auth.set_counter('lock', person_id, auth.now_ms() + 3600000)"
                        + " FROM auth.person WHERE name = ?",
                name(Who.LOCKED));
    }

    @AfterAll
    static void close() {
        people.close();
    }

    /** Rounds go on while the machine's other work blurs the medians, up to a limit. */
    @Test
    void refusalsTakeTheSameTime() throws SQLException {
        Map<Who, List<Double>> times = new EnumMap<>(Who.class);
        double worst = 1;
        try (Connection gate = PostgresqlAddress.of(people.gate()).connect()) {
            for (int batch = 0; batch < MOST_BATCHES && worst > TOLERANCE; batch++) {
                for (int i = 0; i < SAMPLES; i++) {
                    round(gate, times);
                }
                worst = worst(times);
            }
        }
        assertTrue(worst <= TOLERANCE, "medians in ms: " + medians(times));
    }

    /** Everybody once, in random order, so that what else the machine does falls on all alike. */
    private static void round(Connection gate, Map<Who, List<Double>> times) throws SQLException {
        List<Who> order = new ArrayList<>(List.of(Who.values()));
        Collections.shuffle(order, RANDOM);
        for (Who who : order) {
            people.sql(
                    "SELECT auth.forget_tries(person_id) FROM auth.person WHERE name = ?",
                    name(Who.KNOWN));
            times.computeIfAbsent(who, _ -> new ArrayList<>()).add(time(gate, who));
        }
    }

    private static double worst(Map<Who, List<Double>> times) {
        Map<Who, Double> medians = medians(times);
        double known = medians.getOrDefault(Who.KNOWN, 0.0);
        return medians.values().stream()
                .mapToDouble(median -> Math.abs(median / known - 1))
                .max()
                .orElseThrow();
    }

    private static Map<Who, Double> medians(Map<Who, List<Double>> times) {
        Map<Who, Double> medians = new EnumMap<>(Who.class);
        times.forEach(
                (who, all) -> medians.put(who, all.stream().sorted().toList().get(all.size() / 2)));
        return medians;
    }

    private static String name(Who who) {
        return NAMES.getOrDefault(who, "");
    }

    private static double time(Connection gate, Who who) throws SQLException {
        long start = System.nanoTime();
        assertEquals(
                "denied",
                Answers.outcome(TestPeople.signIn(gate, name(who), "wrong horse battery")));
        return (System.nanoTime() - start) / 1e6;
    }
}
