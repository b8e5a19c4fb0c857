package io.millrace.ask.verified;

import io.millrace.MillraceException;
import io.millrace.ask.guard.GuardVerdict;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.db.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All verified questions of an installation, those that come along first. */
public final class VerifiedQuestions {

    /** Where a company's own are, in the home. */
    public static final String FOLDER = "verified";

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedQuestions.class);

    private static final String ENDING = ".sql";

    /** A resource cannot be listed. */
    private static final String INDEX = "index.txt";

    private static final VerifiedQuestions SHIPPED = readShipped();

    private final List<VerifiedQuestion> all = new ArrayList<>();
    private final Map<String, VerifiedQuestion> byWords = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private VerifiedQuestions() {}

    /** Those that come along. */
    public static VerifiedQuestions shipped() {
        return SHIPPED;
    }

    /**
     * Those that come along and those of the home. A file of the home that cannot be used is left
     * out, and there is a sentence about it.
     *
     * @param mart as the person who asks
     */
    public static VerifiedQuestions load(Path home, Database mart) {
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return SHIPPED;
        }
        VerifiedQuestions questions = new VerifiedQuestions();
        SHIPPED.all.forEach(questions::add);
        questions.addOwn(folder, new ReadOnlyExecutor(mart));
        questions.faults.forEach(LOG::warn);
        return questions;
    }

    private static VerifiedQuestions readShipped() {
        VerifiedQuestions questions = new VerifiedQuestions();
        resource(INDEX)
                .lines()
                .map(name -> VerifiedFile.read(name, resource(name + ENDING)))
                .forEach(questions::add);
        return questions;
    }

    private static String resource(String name) {
        try (InputStream file = VerifiedQuestions.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void addOwn(Path folder, ReadOnlyExecutor executor) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .forEach(file -> addFile(file, executor));
        } catch (IOException cause) {
            faults.add(
                    "The folder %s cannot be read, so its questions are left out; see that you may read it."
                            .formatted(folder));
        }
    }

    private void addFile(Path file, ReadOnlyExecutor executor) {
        String name = file.getFileName().toString();
        try {
            VerifiedQuestion question =
                    VerifiedFile.read(
                            name.substring(0, name.length() - ENDING.length()),
                            Files.readString(file));
            requireAllowed(question, executor);
            add(question);
        } catch (IOException cause) {
            faults.add(
                    "The file %s cannot be read, so it is left out; it must be UTF-8 text that you may read."
                            .formatted(name));
        } catch (MillraceException faulty) {
            faults.add(faulty.getMessage() + " It is left out.");
        }
    }

    private static void requireAllowed(VerifiedQuestion question, ReadOnlyExecutor executor) {
        switch (executor.check(question.sql(), DataDays.NAMES)) {
            case GuardVerdict.Allowed _ -> {}
            case GuardVerdict.Refused(String reason) ->
                    throw new MillraceException(
                            MillraceException.Code.BAD_DATA,
                            "The SQL of the file %s.sql may not run: %s"
                                    .formatted(question.name(), reason));
        }
    }

    /** All or nothing of it: a question that is answered already would be answered by chance. */
    private void add(VerifiedQuestion question) {
        List<String> ways = question.phrasings().map(PlainWords::of).distinct().toList();
        for (String way : ways) {
            VerifiedQuestion other = byWords.get(way);
            if (other != null) {
                throw new MillraceException(
                        MillraceException.Code.BAD_DATA,
                        "The file %s.sql asks \"%s\", which %s.sql answers already; keep one of them."
                                .formatted(question.name(), way, other.name()));
            }
        }
        ways.forEach(way -> byWords.put(way, question));
        all.add(question);
    }

    public List<VerifiedQuestion> all() {
        return List.copyOf(all);
    }

    /** A sentence about each file of the home that is left out. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Whether it is not a company's own. */
    boolean comesAlong(VerifiedQuestion question) {
        return SHIPPED.all.contains(question);
    }

    /** The question that is the same in words. */
    Optional<VerifiedQuestion> inWords(String question) {
        return Optional.ofNullable(byWords.get(PlainWords.of(question)));
    }
}
