package io.millrace.ui.widgets;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.DefaultProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A control with its name above it and what is wrong with its value below. */
@DefaultProperty("control")
public final class Field extends VBox {

    private final Label name = new Label();
    private final Label complaint = new Label();
    private final StringProperty problem = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Control> control = new SimpleObjectProperty<>();

    public Field() {
        getStyleClass().addAll("field", "form-field");
        complaint.getStyleClass().add("field-problem");
        complaint.setMinHeight(Region.USE_PREF_SIZE);
        complaint.textProperty().bind(problem);
        complaint.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(name, complaint);
        control.subscribe(this::hold);
        problem.subscribe(this::mark);
    }

    public Field(String title, Control control) {
        this();
        setTitle(title);
        setControl(control);
    }

    public String getTitle() {
        return name.getText();
    }

    public void setTitle(String title) {
        name.setText(title);
        speak();
    }

    public @Nullable Control getControl() {
        return control.get();
    }

    public void setControl(Control held) {
        control.set(held);
    }

    /** Takes words. */
    public TextField type(StringProperty text) {
        TextField typed = new TextField();
        typed.textProperty().bindBidirectional(text);
        setControl(typed);
        return typed;
    }

    /** Takes words, and says what is wrong with them. */
    public TextField type(StringProperty text, ObservableValue<String> wrong) {
        problem.bind(wrong);
        return type(text);
    }

    /** Takes a day. */
    public DayField day(Property<@Nullable LocalDate> chosen, ObservableValue<String> wrong) {
        DayField day = new DayField();
        day.valueProperty().bindBidirectional(chosen);
        problem.bind(wrong);
        setControl(day);
        return day;
    }

    /** Chooses from a list that may change. */
    public <T> ComboBox<T> choose(
            ObservableValue<List<T>> items,
            Property<@Nullable T> chosen,
            ObservableValue<String> wrong) {
        ComboBox<T> box = box(items);
        box.valueProperty().bindBidirectional(chosen);
        problem.bind(wrong);
        return box;
    }

    /** Takes words, and offers some. */
    public ComboBox<String> suggest(ObservableValue<List<String>> items, StringProperty text) {
        ComboBox<String> box = box(items);
        box.setEditable(true);
        box.getEditor().textProperty().bindBidirectional(text);
        return box;
    }

    private <T> ComboBox<T> box(ObservableValue<List<T>> items) {
        ComboBox<T> box = new ComboBox<>();
        items.subscribe(offered -> {
            // A list that is replaced would take the value along.
            T value = box.getValue();
            box.getItems().setAll(offered);
            box.setValue(value);
        });
        setControl(box);
        return box;
    }

    /** Goes there. */
    public void focus() {
        Control held = control.get();
        if (held != null) {
            held.requestFocus();
        }
    }

    /** A whole sentence about what is wrong; empty while nothing is. */
    public StringProperty problemProperty() {
        return problem;
    }

    private void hold(@Nullable Control held) {
        if (held != null) {
            held.setMaxWidth(Double.MAX_VALUE);
            name.setLabelFor(held);
            getChildren().setAll(name, held, complaint);
            speak();
        }
    }

    private void speak() {
        Control held = control.get();
        if (held != null) {
            held.setAccessibleText(name.getText());
        }
    }

    private void mark(String sentence) {
        Control held = control.get();
        if (held != null) {
            held.pseudoClassStateChanged(Styles.STATE_DANGER, !sentence.isEmpty());
            held.setAccessibleHelp(sentence);
        }
    }
}
