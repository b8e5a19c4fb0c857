package io.millrace.ui.widgets;

import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.PeriodChoice.Custom;
import io.millrace.warehouse.PeriodChoice.Preset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** Picks a period: a preset, or two days in a small form. */
public final class PeriodFilter extends ComboBox<PeriodFilter.Entry> {

    /** A line of the list; the one without a preset opens the form. */
    public record Entry(String label, Optional<Preset> preset) {}

    private static final Entry CUSTOM = new Entry("Custom range …", Optional.empty());

    private final Property<PeriodChoice> choice;
    private final ObservableValue<@Nullable Period> shown;
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final PopOver form = new PopOver();
    private boolean following;

    /**
     * Picks into the property, and follows it.
     *
     * @param shown the days that are on the screen, from which the form starts; may hold null
     */
    public PeriodFilter(Property<PeriodChoice> choice, ObservableValue<@Nullable Period> shown) {
        this.choice = choice;
        this.shown = shown;
        getStyleClass().add("period-filter");
        setAccessibleText("Period");
        setConverter(new Wording<>(Entry::label));
        List<Entry> entries = new ArrayList<>();
        Arrays.stream(Preset.values())
                .map(preset -> new Entry(label(preset), Optional.of(preset)))
                .forEach(entries::add);
        entries.add(CUSTOM);
        getItems().setAll(entries);
        setVisibleRowCount(entries.size());
        choice.subscribe(this::follow);
        setOnHidden(_ -> pick());
        setOnAction(_ -> {
            if (!isShowing() && !following) {
                pick();
            }
        });
        build();
    }

    /** What was set elsewhere is shown, and is nobody's wish to fill in the form. */
    private void follow(PeriodChoice picked) {
        following = true;
        setValue(entry(picked));
        following = false;
    }

    private void pick() {
        Entry entry = getValue();
        if (entry.preset().isPresent()) {
            choice.setValue(entry.preset().get());
        } else if (getScene() != null && !form.isShowing()) {
            fillIn();
            form.show(this);
        }
    }

    private void fillIn() {
        Period period = shown.getValue();
        if (period != null) {
            from.setValue(period.from());
            to.setValue(period.to());
        }
    }

    private Entry entry(PeriodChoice picked) {
        return switch (picked) {
            case Preset preset ->
                    getItems().stream()
                            .filter(entry -> entry.preset().equals(Optional.of(preset)))
                            .findFirst()
                            .orElse(CUSTOM);
            case Custom _ -> CUSTOM;
        };
    }

    private void build() {
        Button apply = new Button("_Apply");
        apply.setMnemonicParsing(true);
        apply.setDefaultButton(true);
        apply.setOnAction(_ -> apply());
        Label problem = new Label();
        problem.getStyleClass().add("form-problem");
        Runnable check = () -> check(apply, problem);
        from.valueProperty().subscribe(check);
        to.valueProperty().subscribe(check);
        check.run();
        Label fromLabel = new Label("From");
        fromLabel.setLabelFor(from);
        Label toLabel = new Label("To");
        toLabel.setLabelFor(to);
        GridPane grid = new GridPane(16, 8);
        grid.getStyleClass().add("period-form");
        grid.addRow(0, fromLabel, from);
        grid.addRow(1, toLabel, to);
        grid.addRow(2, problem);
        grid.add(apply, 1, 2);
        form.setContentNode(grid);
        form.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        form.setTitle("Custom range");
        form.setDetachable(false);
        form.setAnimated(false);
    }

    private void check(Button apply, Label problem) {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        boolean reversed = first != null && last != null && last.isBefore(first);
        apply.setDisable(first == null || last == null || reversed);
        problem.setText(reversed ? "Ends too early" : "");
    }

    private void apply() {
        choice.setValue(new Custom(new Period(from.getValue(), to.getValue())));
        form.hide();
    }

    private static String label(Preset preset) {
        return switch (preset) {
            case THIS_MONTH -> "This month";
            case LAST_MONTH -> "Last month";
            case THIS_QUARTER -> "This quarter";
            case THIS_YEAR -> "This year";
            case LAST_YEAR -> "Last year";
            case LAST_12_MONTHS -> "Last 12 months";
            case ALL_TIME -> "All time";
        };
    }
}
