package io.millrace.ask.export;

import io.millrace.MillraceException;
import io.millrace.ask.Answer;
import io.millrace.warehouse.words.Formats;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Writes an answer with its proof into a file: all of it, or nothing. */
public final class AnswerFile {

    private static final int LONGEST_NAME = 60;

    /** What a file can be. */
    public enum Kind {
        CSV,
        XLSX,
        PNG;

        /** As file names end. */
        public String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Puts the content into a stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AnswerFile() {}

    /** The rows as comma-separated values, the proof below them. */
    public static Content csv(Answer answer, Formats formats) {
        return out -> new CsvSheet(answer, formats).writeTo(out);
    }

    /** The rows as a workbook, the proof on a sheet of its own. */
    public static Content xlsx(Answer answer, Formats formats) {
        return out -> new ExcelSheets(answer, formats).writeTo(out);
    }

    /**
     * Writes in place of a file that may be there.
     *
     * @throws MillraceException with code FAILED, naming the file
     */
    public static void write(Path file, Content content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.writeTo(out);
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(part);
                throw failed;
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "%s cannot be written; see whether the folder is there and the file is not open elsewhere."
                            .formatted(file),
                    cause);
        }
    }

    /** A name for the file, after the question, such as sales-by-region.csv. */
    public static String name(String question, Kind kind) {
        String words =
                question.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        String brief =
                words.length() <= LONGEST_NAME
                        ? words
                        : words.substring(0, LONGEST_NAME).replaceAll("-[^-]*$", "");
        return (brief.isEmpty() ? "answer" : brief) + kind.ending();
    }
}
