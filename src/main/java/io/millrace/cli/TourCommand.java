package io.millrace.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code millrace tour}: pictures of every screen, without a display. */
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = "Write a picture of every screen, light and dark.")
final class TourCommand implements Callable<Integer> {

    @ParentCommand private @Nullable MillraceCommand millrace;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the pictures go (usual: target/tour).")
    private Path out = Path.of("target", "tour");

    @Override
    public Integer call() {
        MillraceCommand parent = Objects.requireNonNull(millrace);
        GlobalOptions options = parent.options();
        parent.builder().desktop(options.home(), options.config(), Optional.of(out));
        return MillraceCommand.DONE;
    }
}
