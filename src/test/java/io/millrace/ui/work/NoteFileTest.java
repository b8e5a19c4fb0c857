package io.millrace.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.work.Worker;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteFileTest {

    record Note(String words, LocalDate day, BigDecimal amount, List<String> more) {}

    private static final Note NOTE =
            new Note(
                    "half an order",
                    LocalDate.of(2026, 3, 9),
                    new BigDecimal("1E+3"),
                    List.of("x"));

    @TempDir Path folder;

    private NoteFile<Note> file() {
        return new NoteFile<>(folder.resolve("notes").resolve("note.json"), Note.class);
    }

    @Test
    void keepsTheLastNoteForItsOwnerAlone() throws IOException {
        assertEquals(Optional.empty(), file().read());
        file().write(NOTE);
        Note other = new Note("more", NOTE.day(), NOTE.amount(), List.of());
        file().write(other);
        assertEquals("more", file().read().orElseThrow().words());
        assertEquals(0, NOTE.amount().compareTo(file().read().orElseThrow().amount()));
        Path written = folder.resolve("notes").resolve("note.json");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(written)));
        file().delete();
        assertEquals(Optional.empty(), file().read());
    }

    @Test
    void putsAsideWhatItCannotRead() throws IOException {
        file().write(NOTE);
        Path written = folder.resolve("notes").resolve("note.json");
        Files.writeString(written, "{\"words\": \"torn");
        MillraceException failure = assertThrows(MillraceException.class, () -> file().read());
        assertTrue(String.valueOf(failure.getMessage()).contains("note.json.unreadable"));
        assertFalse(Files.exists(written));
        assertTrue(Files.exists(written.resolveSibling("note.json.unreadable")));
        assertEquals(Optional.empty(), file().read());
    }

    @Test
    void theNewestNoteIsOnTheDiskBeforeTheCallBack() {
        WindowQueue window = new WindowQueue();
        try (Background background = new Background(new Worker("notes", 2), window)) {
            NoteKeeper<Note> keeper =
                    new NoteKeeper<>(
                            file(),
                            background,
                            failure -> {
                                throw failure;
                            });
            for (int i = 0; i < 200; i++) {
                keeper.keep(new Note("note " + i, NOTE.day(), NOTE.amount(), List.of()));
            }
            List<String> seen = new ArrayList<>();
            keeper.whenKept(() -> seen.add(file().read().orElseThrow().words()));
            window.until(() -> !seen.isEmpty());
            assertEquals(List.of("note 199"), seen);
            keeper.keep(NOTE);
            keeper.forget();
            keeper.whenKept(() -> seen.add(file().read().map(Note::words).orElse("none")));
            window.until(() -> seen.size() == 2);
            assertEquals("none", seen.getLast());
        }
    }

    @Test
    void anOlderNoteThatComesLateDoesNotReplaceTheNewest() {
        WindowQueue window = new WindowQueue();
        CountDownLatch goOn = new CountDownLatch(1);
        try (Background background = new Background(new Worker("notes", 1), window)) {
            NoteKeeper<Note> keeper =
                    new NoteKeeper<>(
                            file(),
                            background,
                            failure -> {
                                throw failure;
                            });
            boolean[] isOver = {false};
            background.submit(
                    () -> {
                        try {
                            return goOn.await(20, TimeUnit.SECONDS);
                        } catch (InterruptedException interrupted) {
                            throw new AssertionError(interrupted);
                        }
                    },
                    _ -> {},
                    _ -> {});
            keeper.keep(new Note("older", NOTE.day(), NOTE.amount(), List.of()));
            keeper.keep(new Note("newest", NOTE.day(), NOTE.amount(), List.of()));
            keeper.close();
            goOn.countDown();
            background.submit(() -> true, over -> isOver[0] = over, _ -> {});
            window.until(() -> isOver[0]);
            assertEquals("newest", file().read().orElseThrow().words());
        }
    }

    @Test
    void tellsWhenItCannotKeep() throws IOException {
        Files.writeString(folder.resolve("notes"), "a file where the folder should be");
        WindowQueue window = new WindowQueue();
        try (Background background = new Background(new Worker("notes", 1), window)) {
            List<String> told = new ArrayList<>();
            NoteKeeper<Note> keeper =
                    new NoteKeeper<>(
                            file(),
                            background,
                            failure -> told.add(String.valueOf(failure.getMessage())));
            keeper.keep(NOTE);
            boolean[] calledBack = {false};
            keeper.whenKept(() -> calledBack[0] = true);
            window.until(() -> calledBack[0]);
            assertTrue(
                    told.getFirst().startsWith("Your unfinished work cannot be kept"),
                    told::toString);
        }
    }
}
