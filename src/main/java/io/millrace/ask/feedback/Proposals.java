package io.millrace.ask.feedback;

import io.millrace.MillraceException;
import io.millrace.access.FeedbackLog;
import io.millrace.ask.guard.GuardVerdict;
import io.millrace.ask.guard.ReadOnlyExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What people propose as verified questions, for executives to decide. */
public final class Proposals {

    /** What is older than so many words on answers is not decided any more. */
    private static final int NEWEST = 1_000;

    private static final int LONGEST_NAME = 60;

    private final FeedbackLog log;
    private final ReadOnlyExecutor executor;
    private final Path folder;

    /**
     * Decides under the account of an executive.
     *
     * @param executor of the same account, whose guard looks at the SQL
     * @param folder of the verified questions of this home
     */
    public Proposals(FeedbackLog log, ReadOnlyExecutor executor, Path folder) {
        this.log = log;
        this.executor = executor;
        this.folder = folder;
    }

    /**
     * What is not decided yet, the newest first; its form is its SQL.
     *
     * @throws MillraceException with code NOT_PERMITTED for all but executives
     */
    public List<FeedbackLog.Entry> open() {
        return log.list(NEWEST).stream()
                .filter(entry ->
                        entry.isRight() && !entry.form().isEmpty() && entry.decision().isEmpty())
                .toList();
    }

    /**
     * What people say is wrong, the newest first; what somebody explained afterwards stands there
     * once, with the explanation.
     *
     * @throws MillraceException with code NOT_PERMITTED for all but executives
     */
    public List<FeedbackLog.Entry> complaints() {
        List<FeedbackLog.Entry> wrong =
                log.list(NEWEST).stream().filter(entry -> !entry.isRight()).toList();
        return wrong.stream()
                .filter(entry -> wrong.stream().noneMatch(other -> explains(other, entry)))
                .toList();
    }

    private static boolean explains(FeedbackLog.Entry later, FeedbackLog.Entry entry) {
        return entry.comment().isEmpty()
                && !later.comment().isEmpty()
                && later.id() > entry.id()
                && later.person().equals(entry.person())
                && later.question().equals(entry.question())
                && later.reading().equals(entry.reading());
    }

    /**
     * Makes a proposal a verified question of this home. Where that is interrupted, it is open
     * still, and approving it again gives the same file.
     *
     * @return the file
     * @throws MillraceException with code USAGE if there is no such proposal, or if the guard
     *     refuses its SQL
     */
    public Path approve(long id) {
        FeedbackLog.Entry entry = entry(id);
        if (executor.check(entry.form()) instanceof GuardVerdict.Refused(String reason)) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "The SQL of proposal %d may not run: %s Decline it.".formatted(id, reason));
        }
        Path file = folder.resolve(name(entry) + ".sql");
        write(file, text(entry));
        log.decide(id, true);
        return file;
    }

    /**
     * Leaves a proposal as it is for good.
     *
     * @throws MillraceException with code USAGE if there is no such proposal
     */
    public void decline(long id) {
        log.decide(entry(id).id(), false);
    }

    private FeedbackLog.Entry entry(long id) {
        return open().stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .orElseThrow(() ->
                        new MillraceException(
                                MillraceException.Code.USAGE,
                                "There is no open proposal %d. See: millrace verified list"
                                        .formatted(id)));
    }

    private static String name(FeedbackLog.Entry entry) {
        String words =
                entry.question()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "");
        return "%s_%d"
                .formatted(words.substring(0, Math.min(LONGEST_NAME, words.length())), entry.id());
    }

    private static String text(FeedbackLog.Entry entry) {
        boolean isRead = !entry.reading().isEmpty();
        return "-- question: %s%n%s-- by: %s, %s%n%s%n"
                .formatted(
                        line(isRead ? entry.reading() : entry.question()),
                        isRead ? "-- also: %s%n".formatted(line(entry.question())) : "",
                        entry.person(),
                        LocalDate.ofInstant(entry.at(), ZoneOffset.UTC),
                        entry.form().strip());
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "proposal", ".new");
            Files.writeString(fresh, text);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The verified question cannot be written to %s; see that you may write there."
                            .formatted(file),
                    cause);
        }
    }
}
