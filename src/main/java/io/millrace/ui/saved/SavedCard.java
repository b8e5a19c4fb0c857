package io.millrace.ui.saved;

import io.millrace.ask.Answer;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.chart.ChartChoices;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.ui.charts.CellWords;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One kept answer, as it is now. */
public final class SavedCard {

    private final String title;
    private final SemanticQuery query;
    private final String form;
    private final CellWords words;
    private Chart.Kind kind;
    private boolean told;
    private final ReadOnlyObjectWrapper<Optional<Alert>> alert;
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper crossed = new ReadOnlyStringWrapper("");

    SavedCard(Pin pin, SemanticQuery query, CellWords words) {
        this.title = pin.title();
        this.form = pin.query();
        this.query = query;
        this.words = words;
        this.kind = pin.kind();
        this.told = pin.told();
        this.alert = new ReadOnlyObjectWrapper<>(Optional.ofNullable(pin.alert()));
    }

    /** As it was asked. */
    public String title() {
        return title;
    }

    public SemanticQuery query() {
        return query;
    }

    /** The newest answer; empty before the first. */
    public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Why there is no newer answer; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What somebody wants to hear of. */
    public ReadOnlyObjectProperty<Optional<Alert>> alertProperty() {
        return alert.getReadOnlyProperty();
    }

    /** What is beyond the threshold, in a sentence; empty while nothing is. */
    public ReadOnlyStringProperty crossedProperty() {
        return crossed.getReadOnlyProperty();
    }

    /** How the answer is drawn. */
    public Chart chart(Answer given) {
        return ChartChoices.of(given.chart(), given.columns(), given.rows()).stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElse(kind == Chart.Kind.TABLE ? Chart.table() : given.chart());
    }

    Pin pin() {
        return new Pin(title, form, kind, alert.get().orElse(null), told);
    }

    /**
     * Takes the newest answer.
     *
     * @return what to tell, if the threshold is crossed and was not before
     */
    Optional<String> take(Answer given) {
        problem.set("");
        answer.set(Optional.of(given));
        return look();
    }

    /** Watches something else, or nothing. */
    Optional<String> watch(Optional<Alert> other) {
        alert.set(other);
        told = false;
        return look();
    }

    private Optional<String> look() {
        Optional<String> beyond =
                alert.get()
                        .flatMap(wanted ->
                                answer.get().flatMap(given -> wanted.crossed(given, words)));
        crossed.set(beyond.orElse(""));
        boolean isNew = beyond.isPresent() && !told;
        told = beyond.isPresent();
        return isNew ? beyond : Optional.empty();
    }

    void fail(String sentence) {
        problem.set(sentence);
    }

    static List<Pin> pins(List<SavedCard> cards) {
        return cards.stream().map(SavedCard::pin).toList();
    }
}
