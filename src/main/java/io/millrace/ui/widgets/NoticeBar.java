package io.millrace.ui.widgets;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How something ended, above a page; several lines, such as those of a file, can be copied. */
public final class NoticeBar extends HBox {

    private final Label title = new Label();
    private final Label text = new Label();
    private final CopyButton copy = new CopyButton();

    public NoticeBar() {
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(12);
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(4, title, text);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        copy.setText("_Copy");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.copies(text::getText);
        getChildren().setAll(words, copy);
    }

    /** Says the newest one, and is not there while there is none. */
    public void follow(ObservableValue<Optional<Notice>> notices) {
        Shown.when(notices.map(Optional::isPresent), this);
        notices.subscribe(notice -> notice.ifPresent(this::say));
    }

    private void say(Notice notice) {
        getStyleClass().setAll("bar", notice.mood().barClass());
        title.setText(notice.title());
        text.setText(notice.text());
        show(text, !notice.text().isEmpty());
        show(copy, notice.text().contains("\n"));
    }

    private static void show(Node node, boolean isThere) {
        node.setVisible(isThere);
        node.setManaged(isThere);
    }
}
