package io.millrace.ask.verified;

import io.millrace.ask.reading.QuestionReader;
import io.millrace.ask.reading.Reading;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.Extent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the verified question that a person asks, by what a reader knows as of one sync. For
 * several threads.
 */
public final class VerifiedMatches {

    private final VerifiedQuestions questions;
    private final QuestionReader reader;
    private final UsualMeaning usual;
    private volatile @Nullable Map<SemanticQuery, VerifiedQuestion> byQuery;

    /**
     * Reads no question yet.
     *
     * @param extent the days of which there is data
     */
    public VerifiedMatches(
            VerifiedQuestions questions,
            QuestionReader reader,
            SemanticModel model,
            Extent extent) {
        this.questions = questions;
        this.reader = reader;
        this.usual = new UsualMeaning(model, extent);
    }

    /**
     * The verified question that is the same in words or is read as the same query.
     *
     * @param reading of the question, after the one before
     * @param isFollowUp whether there is one before, which may give the words another meaning
     */
    public Optional<VerifiedQuestion> find(String question, Reading reading, boolean isFollowUp) {
        Optional<VerifiedQuestion> same = questions.inWords(question).filter(this::holds);
        if (same.isPresent() && (!isFollowUp || standsAlone(question, reading))) {
            return same;
        }
        return reading instanceof Reading.Understood understood
                ? find(understood.query())
                : Optional.empty();
    }

    /** Whether what comes along still means here what it meant to whoever wrote it. */
    private boolean holds(VerifiedQuestion question) {
        return !questions.comesAlong(question)
                || query(question.question()).filter(query -> !usual.isThatOf(query)).isEmpty();
    }

    /** Whether a question means without the one before what it means after it, if anything. */
    private boolean standsAlone(String question, Reading reading) {
        return !(reading instanceof Reading.Understood(SemanticQuery query, var _))
                || Optional.of(query).equals(query(question));
    }

    /** The verified question that is read as this query. */
    public Optional<VerifiedQuestion> find(SemanticQuery query) {
        Map<SemanticQuery, VerifiedQuestion> known = byQuery;
        if (known == null) {
            known = read();
            byQuery = known;
        }
        return Optional.ofNullable(known.get(query));
    }

    private Map<SemanticQuery, VerifiedQuestion> read() {
        Map<SemanticQuery, VerifiedQuestion> read = new HashMap<>();
        for (VerifiedQuestion each : questions.all()) {
            query(each.question())
                    .filter(query -> !questions.comesAlong(each) || usual.isThatOf(query))
                    .ifPresent(query -> read.putIfAbsent(query, each));
        }
        return read;
    }

    /** How a question is read on its own; empty where it has not one meaning. */
    public Optional<SemanticQuery> query(String question) {
        return reader.read(question, null) instanceof Reading.Understood(SemanticQuery query, var _)
                ? Optional.of(query)
                : Optional.empty();
    }
}
