package io.millrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command takes is heeded wherever it stands. */
class GlobalOptionsTest {

    /** Where and as whom somebody wanted to work. */
    private record Wanted(Path home, Optional<Path> settings, String person) {}

    /** Notes what is wanted and builds nothing. */
    private static final class Notes implements Parts.Builder {

        private final List<Wanted> wanted = new ArrayList<>();

        @Override
        public Parts build(Path home, Optional<Path> file, Optional<Parts.Visitor> who, Run run) {
            wanted.add(new Wanted(home, file, who.map(Parts.Visitor::name).orElse("")));
            throw new MillraceException(MillraceException.Code.NOT_PERMITTED, "Noted.");
        }

        @Override
        public void desktop(Path home, Optional<Path> file, Optional<Path> pictures) {
            wanted.add(new Wanted(home, file, "ann"));
            throw new MillraceException(MillraceException.Code.NOT_PERMITTED, "Noted.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--home /h --config /c --user ann sync",
                "sync --home /h --config /c --user ann",
                "--home /h sync --config /c --user ann",
                "--user ann users --home /h list --config /c",
                "users list --home /h --config /c --user ann",
                "audit --home /h --config /c verify --user ann",
                "--home /h --config /c tour",
                "tour --home /h --config /c",
                "--home /h --config /c"
            })
    void theyStandBeforeOrAfterTheCommand(String line) {
        Notes notes = new Notes();
        assertEquals(
                MillraceCommand.NOT_PERMITTED, MillraceCommand.execute(notes, line.split(" ")));
        assertEquals(
                List.of(new Wanted(Path.of("/h"), Optional.of(Path.of("/c")), "ann")),
                notes.wanted);
    }
}
