package io.millrace.ui.ask;

import io.millrace.ask.Answer;
import io.millrace.ask.Outcome;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.chart.ChartChoices;
import io.millrace.semantics.query.SemanticQuery;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One question of a conversation and what came of it. */
public final class Turn {

    /** Where it is. */
    public enum State {
        ASKING,
        /** It would leave this machine, and the person has to say first whether it may. */
        HELD,
        ANSWERED,
        /** There is no answer, and a sentence that says why. */
        FAILED,
        CANCELLED
    }

    private final String question;
    private final @Nullable SemanticQuery previous;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.ASKING);
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper written = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Chart> chart = new SimpleObjectProperty<>(Chart.table());
    private final BooleanProperty asTable = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Boolean>> judged =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper explaining = new ReadOnlyBooleanWrapper();
    private boolean prefersModel;
    private boolean changing;
    private boolean changed;

    Turn(String question, @Nullable SemanticQuery previous, boolean prefersModel) {
        this.question = question;
        this.previous = previous;
        this.prefersModel = prefersModel;
    }

    /** As it was asked. */
    public String question() {
        return question;
    }

    @Nullable SemanticQuery previous() {
        return previous;
    }

    /** Whether the language model is asked first. */
    boolean prefersModel() {
        return prefersModel;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The newest answer; it stays while another is on its way. */
    public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** What is being done for it. */
    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** What a model writes, or wrote; empty where none was asked. */
    public ReadOnlyStringProperty writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /** Why there is no answer, or no newer one. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether somebody said that the answer is right; empty while nobody said anything. */
    public ReadOnlyObjectProperty<Optional<Boolean>> judgedProperty() {
        return judged.getReadOnlyProperty();
    }

    void judge(Optional<Boolean> isRight) {
        judged.set(isRight);
        explaining.set(isRight.filter(said -> !said).isPresent());
    }

    /** Whether somebody who called the answer wrong may say what is wrong. */
    public ReadOnlyBooleanProperty explainingProperty() {
        return explaining.getReadOnlyProperty();
    }

    void explained() {
        explaining.set(false);
    }

    /** How the answer is drawn, unless it is shown as a table. */
    public ObjectProperty<Chart> chartProperty() {
        return chart;
    }

    /** Whether the rows are shown and not drawn. */
    public BooleanProperty asTableProperty() {
        return asTable;
    }

    /** The ways to draw the answer, the usual one first. */
    public List<Chart> charts() {
        return answer.get().map(Turn::charts).orElse(List.of());
    }

    private static List<Chart> charts(Answer given) {
        return ChartChoices.of(given.chart(), given.columns(), given.rows());
    }

    /** What the answer is called: as it was asked, or as it was read once that was changed. */
    public String title() {
        return changed ? answer.get().map(Answer::reading).orElse(question) : question;
    }

    /** What it means, if it was understood. */
    public Optional<SemanticQuery> query() {
        return answer.get().map(Answer::query);
    }

    void ask() {
        changing = answer.get().isPresent();
        problem.set("");
        step.set("Reading the question");
        written.set("");
        state.set(State.ASKING);
    }

    void at(String reached) {
        if (state.get() == State.ASKING) {
            step.set(reached);
        }
    }

    void write(String soFar) {
        if (state.get() == State.ASKING) {
            written.set(soFar);
        }
    }

    void end(Answer given) {
        if (given.outcome() == Outcome.ERROR) {
            fail(given.message());
            return;
        }
        judge(Optional.empty());
        Chart.Kind before = chart.get().kind();
        boolean isDrawn = given.chart().kind() != Chart.Kind.TABLE;
        chart.set(
                charts(given).stream()
                        .filter(each -> changing && each.kind() == before)
                        .findFirst()
                        .orElse(given.chart()));
        asTable.set(!isDrawn || (changing && before != Chart.Kind.TABLE && asTable.get()));
        changed |= changing;
        answer.set(Optional.of(given));
        state.set(State.ANSWERED);
    }

    void hold() {
        state.set(State.HELD);
    }

    /** The person keeps the question on this machine. */
    void keepHere() {
        prefersModel = false;
    }

    void fail(String sentence) {
        problem.set(sentence);
        state.set(changing ? State.ANSWERED : State.FAILED);
    }

    /** An answer that was there already stays. */
    void cancel() {
        if (state.get() == State.ASKING) {
            state.set(changing ? State.ANSWERED : State.CANCELLED);
        }
    }
}
