package io.millrace.ui.synccentre;

import io.millrace.MillraceException;
import io.millrace.oltp.FailingRows;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One row that a check holds back: its values, and another one for one of them. */
final class RepairViewModel {

    private final FailingRows failingRows;
    private final Latest reads;
    private final Latest repairs;

    private final ReadOnlyObjectWrapper<Optional<FailingRow>> row =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<FailingRows.Value> values = FXCollections.observableArrayList();
    private final ObjectProperty<FailingRows.@Nullable Value> chosen = new SimpleObjectProperty<>();
    private final StringProperty wanted = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private Runnable repaired = () -> {};

    RepairViewModel(FailingRows failingRows, Background background) {
        this.failingRows = failingRows;
        reads = new Latest(background);
        repairs = new Latest(background);
        chosen.subscribe((_, value) ->
                wanted.set(value == null ? "" : Objects.requireNonNullElse(value.value(), "")));
    }

    /** Called when a row was repaired. */
    void onRepaired(Runnable listener) {
        repaired = listener;
    }

    /** Shows a row with what may be repaired of it. */
    void open(FailingRow failing) {
        row.set(Optional.of(failing));
        values.clear();
        chosen.set(null);
        message.set("");
        reads.submit(
                run ->
                        failingRows.values(
                                failing.offence().table(), failing.offence().rowKey(), run),
                this::show,
                this::fail);
    }

    /** Shows none. */
    void close() {
        reads.forget();
        row.set(Optional.empty());
        values.clear();
        chosen.set(null);
        message.set("");
    }

    private void show(List<FailingRows.Value> read) {
        values.setAll(read);
        if (read.isEmpty()) {
            message.set(
                    "The row itself passes now, or waits for another one. Retry with Sync now.");
        }
    }

    /** Stores the wanted value, unless it is the one that is there. */
    void repair() {
        FailingRows.Value value = chosen.get();
        Optional<FailingRow> failing = row.get();
        if (value == null || failing.isEmpty()) {
            message.set("Choose the value to repair.");
            return;
        }
        if (wanted.get().equals(value.value())) {
            message.set("That is the value it has.");
            return;
        }
        String text = wanted.get();
        repairs.submit(
                _ -> {
                    failingRows.repair(
                            failing.get().offence().table(),
                            failing.get().offence().rowKey(),
                            value.column(),
                            text);
                    return true;
                },
                _ -> done(),
                this::fail);
    }

    private void done() {
        close();
        repaired.run();
    }

    private void fail(MillraceException failure) {
        message.set(String.valueOf(failure.getMessage()));
    }

    ReadOnlyObjectProperty<Optional<FailingRow>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    ObservableList<FailingRows.Value> values() {
        return values;
    }

    ObjectProperty<FailingRows.@Nullable Value> chosenProperty() {
        return chosen;
    }

    StringProperty wantedProperty() {
        return wanted;
    }

    /** What became of it, or what to do. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether the shop is being asked. */
    BooleanBinding busyBinding() {
        return reads.busyProperty().or(repairs.busyProperty());
    }
}
