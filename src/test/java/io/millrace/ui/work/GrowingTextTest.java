package io.millrace.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.work.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A text that grows fast does not flood the window, and is whole in the end. */
class GrowingTextTest {

    private static final long MILLISECOND = 1_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final List<String> seen = new ArrayList<>();
    private final GrowingText text = new GrowingText(Runnable::run, seen::add, clock::get);
    private final Run run = new Run(text);

    @Test
    void aSecondOfWordsIsShownTenTimesAndThenAsAWhole() {
        String whole =
                run.stage(
                        "writing",
                        () -> {
                            StringBuilder said = new StringBuilder();
                            for (int i = 0; i < 1_000; i++) {
                                run.hear(i + " ");
                                said.append(i).append(' ');
                                clock.addAndGet(MILLISECOND);
                            }
                            return said.toString();
                        });
        assertEquals(11, seen.size());
        assertEquals("0 ", seen.getFirst());
        assertEquals(whole, seen.getLast());
        assertEquals(whole, text.text());
    }

    @Test
    void whatIsWrittenAnewStandsApart() {
        run.stage("writing", () -> write("{\"reply\":", " \"outside\"}"));
        run.stage("checking", () -> 0);
        run.stage("writing", () -> write("{\"reply\": \"unknown\"}"));
        assertEquals("{\"reply\": \"outside\"}\n\n{\"reply\": \"unknown\"}", seen.getLast());
    }

    private int write(String... pieces) {
        for (String piece : pieces) {
            run.hear(piece);
        }
        return pieces.length;
    }

    @Test
    void ofAVeryLongOneTheEndIsKept() {
        run.stage("writing", () -> write("a".repeat(GrowingText.MOST), "the end"));
        assertEquals(GrowingText.MOST, text.text().length());
        assertTrue(text.text().endsWith("athe end"));
    }
}
