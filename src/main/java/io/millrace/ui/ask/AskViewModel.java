package io.millrace.ui.ask;

import io.millrace.MillraceException;
import io.millrace.access.QuestionHistory;
import io.millrace.ask.Answer;
import io.millrace.ask.export.AnswerFile;
import io.millrace.ask.reading.Reading;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.ui.services.Questions;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.ProgressWords;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.GrowingText;
import io.millrace.ui.work.Latest;
import io.millrace.ui.work.Progress;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A conversation: each question may follow up on the one before it. One is answered at a time; a
 * newer one cancels it.
 */
public final class AskViewModel {

    /** Older ones leave the conversation; the history has them. */
    private static final int MOST_TURNS = 40;

    private final Questions questions;
    private final Background background;
    private final Formats formats;
    private final ProgressWords steps;
    private final Latest asking;
    private final Latest learning;
    private final Latest remembering;
    private final HistoryViewModel history;
    private final ModelViewModel languageModel;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<Turn> turns = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<SemanticQuery>> context =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper contextWords = new ReadOnlyStringWrapper("");
    private Completion completion = new Completion(List.of());
    private List<String> recent = List.of();
    private final List<Consumer<Notice>> listeners = new ArrayList<>();
    private Optional<Turn> waiting = Optional.empty();

    public AskViewModel(Questions questions, Background background, Formats formats) {
        this.questions = questions;
        this.background = background;
        this.formats = formats;
        this.steps = new ProgressWords(formats);
        this.asking = new Latest(background);
        this.learning = new Latest(background);
        this.remembering = new Latest(background);
        this.history = new HistoryViewModel(questions, background);
        this.languageModel = new ModelViewModel(questions.languageModel(), background);
    }

    /** What stands in the box. */
    public StringProperty textProperty() {
        return text;
    }

    /** The conversation, the newest last. */
    public ObservableList<Turn> turns() {
        return turns;
    }

    /** Whether an answer is being waited for. */
    public ReadOnlyBooleanProperty busyProperty() {
        return asking.busyProperty();
    }

    /** What the next question follows up on, in words; empty where it begins anew. */
    public ReadOnlyStringProperty contextProperty() {
        return contextWords.getReadOnlyProperty();
    }

    /** What to begin with. */
    public List<String> starters() {
        return Starters.of(questions.role());
    }

    Formats formats() {
        return formats;
    }

    /** How what is typed could go on. */
    List<Completion.Offer> offers(String typed) {
        return completion.offers(typed, recent);
    }

    /** What was asked before. */
    public HistoryViewModel history() {
        return history;
    }

    /** What may be asked where the built-in engine knows nothing. */
    public ModelViewModel languageModel() {
        return languageModel;
    }

    /**
     * Learns anew the words of the warehouse and what was asked before; without them, nothing is
     * offered.
     */
    public void learn() {
        learning.submit(
                run -> new Completion(questions.words(run)),
                learned -> completion = learned,
                _ -> completion = new Completion(List.of()));
        remembering.submit(
                run -> questions.history().find("", HistoryViewModel.MOST, run),
                asked -> recent = asked.stream().map(QuestionHistory.Asked::question).toList(),
                _ -> recent = List.of());
    }

    /** Asks what stands in the box, and empties it. */
    public void ask() {
        String question = text.get().strip();
        if (!question.isEmpty()) {
            text.set("");
            ask(question, context.get());
        }
    }

    /** Asks a question of its own, whatever was asked before. */
    public void askAnew(String question) {
        ask(question, Optional.empty());
    }

    /** Asks what somebody meant who was asked what it was. */
    public void choose(Turn turn, Reading.Choice choice) {
        ask(choice.question(), Optional.ofNullable(turn.previous()));
    }

    private void ask(String question, Optional<SemanticQuery> previous) {
        Turn turn = new Turn(question, previous.orElse(null), languageModel.takePreference());
        remember(question);
        add(turn);
        ask(turn);
    }

    private void ask(Turn turn) {
        run(turn, run -> answer(turn, run));
    }

    private Optional<Answer> answer(Turn turn, Run run) {
        return questions.ask(turn.question(), turn.previous(), turn.prefersModel(), run);
    }

    /** Says whether questions may leave this machine; the one that was held goes on by itself. */
    public void allow(Turn turn, boolean isAllowed) {
        if (!isAllowed) {
            turn.keepHere();
        }
        run(
                turn,
                run -> {
                    languageModel.keep(isAllowed);
                    background.window().execute(languageModel::look);
                    return answer(turn, run);
                });
    }

    private void add(Turn turn) {
        turns.add(turn);
        if (turns.size() > MOST_TURNS) {
            turns.removeFirst();
        }
    }

    private void remember(String question) {
        recent =
                Stream.concat(Stream.of(question), recent.stream())
                        .distinct()
                        .limit(HistoryViewModel.MOST)
                        .toList();
    }

    /** Answers a turn anew with another meaning, such as a chip changed. */
    public void change(Turn turn, SemanticQuery query) {
        run(turn, run -> Optional.of(questions.answer(query, run)));
    }

    /** Asks what was understood before, such as a kept question, under the words it goes by. */
    public void open(String question, SemanticQuery query) {
        Turn turn = new Turn(question, null, false);
        add(turn);
        change(turn, query);
    }

    /** Tries once more. */
    public void again(Turn turn) {
        turn.query().ifPresentOrElse(query -> change(turn, query), () -> ask(turn));
    }

    private void run(Turn turn, Function<Run, Optional<Answer>> work) {
        waiting.filter(other -> other != turn).ifPresent(Turn::cancel);
        waiting = Optional.of(turn);
        turn.ask();
        GrowingText written = new GrowingText(background.window(), turn::write);
        asking.submit(
                run -> {
                    run.watch(
                            new Progress(
                                    background.window(), position -> turn.at(steps.of(position))));
                    run.watch(written);
                    return work.apply(run);
                },
                answer -> {
                    turn.write(written.text());
                    answer.ifPresentOrElse(given -> end(turn, given), () -> hold(turn));
                },
                failure -> {
                    turn.write(written.text());
                    fail(turn, failure);
                });
    }

    private void hold(Turn turn) {
        waiting = Optional.empty();
        turn.hold();
    }

    private void end(Turn turn, Answer answer) {
        waiting = Optional.empty();
        turn.end(answer);
        questions.modelNotice().ifPresent(_ -> languageModel.look());
        if (history.shownProperty().get()) {
            history.search();
        }
        turn.query().ifPresent(query -> goOn(Optional.of(query), answer.reading()));
    }

    private void fail(Turn turn, MillraceException failure) {
        waiting = Optional.empty();
        turn.fail(String.valueOf(failure.getMessage()));
    }

    private void goOn(Optional<SemanticQuery> query, String words) {
        context.set(query);
        contextWords.set(words);
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    /** Writes the rows of an answer into a file for a spreadsheet. */
    void export(Answer answer, AnswerFile.Kind kind, Path file) {
        export(
                answer,
                kind,
                file,
                switch (kind) {
                    case CSV -> AnswerFile.csv(answer, formats);
                    case XLSX -> AnswerFile.xlsx(answer, formats);
                    case PNG -> throw new IllegalArgumentException("A picture is drawn first");
                });
    }

    /** Writes an answer into a file, with what is put into it. */
    void export(Answer answer, AnswerFile.Kind kind, Path file, AnswerFile.Content content) {
        background.submit(
                () -> {
                    questions.export(answer, kind, file, content);
                    return true;
                },
                _ ->
                        tell(
                                new Notice(
                                        Mood.GOOD,
                                        "Answer saved",
                                        "The answer and its proof are in %s.".formatted(file))),
                failure ->
                        tell(
                                new Notice(
                                        Mood.BAD,
                                        "Answer not saved",
                                        String.valueOf(failure.getMessage()))));
    }

    /**
     * Says whether an answer is right; a right one is proposed as a verified question, and of a
     * wrong one may be said what is wrong.
     */
    public void judge(Turn turn, boolean isRight) {
        Answer given = turn.answerProperty().get().orElseThrow();
        turn.judge(Optional.of(isRight));
        note(
                turn,
                () -> {
                    if (isRight) {
                        return questions.right(given)
                                ? "The answer is proposed as a verified question; an executive decides."
                                : "It is noted beside the question that the answer is right.";
                    }
                    questions.wrong(given, "");
                    return "It is noted beside the question that the answer is wrong.";
                });
    }

    /** Says what is wrong with an answer that was called wrong; nothing where nothing is said. */
    public void explain(Turn turn, String what) {
        turn.explained();
        Answer given = turn.answerProperty().get().orElseThrow();
        if (!what.isBlank()) {
            note(
                    turn,
                    () -> {
                        questions.wrong(given, what);
                        return "What is wrong is noted beside the question.";
                    });
        }
    }

    private void note(Turn turn, Supplier<String> work) {
        background.submit(
                work,
                said -> tell(new Notice(Mood.GOOD, "Thank you", said)),
                failure -> {
                    turn.judge(Optional.empty());
                    tell(new Notice(Mood.BAD, "Not noted", String.valueOf(failure.getMessage())));
                });
    }

    private void tell(Notice notice) {
        listeners.forEach(listener -> listener.accept(notice));
    }

    /** Stops what is under way. */
    public void cancel() {
        asking.forget();
        waiting.ifPresent(Turn::cancel);
        waiting = Optional.empty();
    }

    /** Stops all that is under way; the window closes. */
    public void close() {
        cancel();
        languageModel.close();
    }

    /** The next question follows up on nothing. */
    public void beginAnew() {
        goOn(Optional.empty(), "");
    }

    /** Empties the conversation. */
    public void clear() {
        cancel();
        turns.clear();
        beginAnew();
    }
}
