package io.millrace.ui.shell;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What somebody does with the window itself, under the person's name. */
final class UserMenu extends MenuButton {

    UserMenu(String name) {
        super(name, new FontIcon(Feather.USER));
        setMnemonicParsing(false);
        setAccessibleText("Menu of " + name);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().addAll("navigation-entry", "user-menu");
    }

    void add(String words, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem(words, new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }
}
