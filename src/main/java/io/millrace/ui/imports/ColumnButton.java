package io.millrace.ui.imports;

import io.millrace.oltp.Detected;
import io.millrace.oltp.csv.Column;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/** What a column of a file means, which a press lets the person correct. */
final class ColumnButton extends Button {

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private final Detected.FileColumn column;
    private final Set<Column> meanings;
    private final ImportViewModel model;

    ColumnButton(Detected.FileColumn column, Set<Column> meanings, ImportViewModel model) {
        this.column = column;
        this.meanings = meanings;
        this.model = model;
        String known = words(column.meaning());
        setText(known.equals(column.name()) ? known : column.name() + "  →  " + known);
        setMnemonicParsing(false);
        getStyleClass().add("mapping");
        pseudoClassStateChanged(UNREAD, column.meaning().isEmpty());
        setTooltip(new Tooltip("Say what the column means"));
        setOnAction(_ -> menu().show(this, Side.BOTTOM, 0, 0));
    }

    private ContextMenu menu() {
        ToggleGroup group = new ToggleGroup();
        ContextMenu menu = new ContextMenu(item(Optional.empty(), group));
        for (Column known : meanings) {
            menu.getItems().add(item(Optional.of(known), group));
        }
        return menu;
    }

    private RadioMenuItem item(Optional<Column> meaning, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(words(meaning));
        item.setToggleGroup(group);
        item.setSelected(column.meaning().equals(meaning));
        item.setOnAction(_ -> model.mean(column.place(), meaning));
        return item;
    }

    private static String words(Optional<Column> meaning) {
        return meaning.map(Column::title).orElse("not read");
    }
}
