package io.millrace.ui.ask;

import io.millrace.ask.export.AnswerFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where to save an answer. */
@FunctionalInterface
public interface SaveDialog {

    /**
     * The file that somebody chose; empty for none.
     *
     * @param name what it could be called
     */
    Optional<Path> choose(Window owner, String name, AnswerFile.Kind kind);

    /** The system's own dialog, which also asks before a file is replaced. */
    static SaveDialog ofSystem() {
        return (owner, name, kind) -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Save the answer");
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters()
                    .add(
                            new FileChooser.ExtensionFilter(
                                    kind.name() + " files", "*" + kind.ending()));
            return Optional.ofNullable(chooser.showSaveDialog(owner))
                    .map(file -> withEnding(file.toPath(), kind));
        };
    }

    private static Path withEnding(Path file, AnswerFile.Kind kind) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(kind.ending())
                ? file
                : file.resolveSibling(name + kind.ending());
    }
}
