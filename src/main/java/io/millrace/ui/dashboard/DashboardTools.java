package io.millrace.ui.dashboard;

import io.millrace.ui.widgets.PeriodFilter;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the dashboard puts into the header: its period, comparing, and export. */
public final class DashboardTools extends HBox {

    private final DashboardExport export;

    public DashboardTools(DashboardViewModel model, DashboardExport export) {
        this.export = export;
        getStyleClass().add("dashboard-tools");
        PeriodFilter period = new PeriodFilter(model.choiceProperty(), model.shownPeriod());
        ToggleButton compare = new ToggleButton("", new FontIcon(Feather.COLUMNS));
        compare.setAccessibleText("Compare two periods");
        compare.setTooltip(new Tooltip("Compare two periods"));
        compare.selectedProperty().bindBidirectional(model.comparingProperty());
        getChildren().addAll(period, compare, menu(model));
    }

    private MenuButton menu(DashboardViewModel model) {
        MenuButton menu = new MenuButton("", new FontIcon(Feather.DOWNLOAD));
        menu.setAccessibleText("Print or save");
        menu.setTooltip(new Tooltip("Print or save"));
        menu.getItems()
                .setAll(
                        item("Save as PDF …", () -> save("PDF file", "pdf", export::savePdf)),
                        item(
                                "Save as picture …",
                                () -> save("PNG picture", "png", export::savePng)),
                        item("Print …", () -> export.print(getScene().getWindow())));
        menu.disableProperty()
                .bind(model.stateProperty().isNotEqualTo(DashboardViewModel.State.READY));
        return menu;
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void save(String kind, String ending, Consumer<Path> saving) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the dashboard");
        chooser.setInitialFileName("dashboard." + ending);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(kind, "*." + ending));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            saving.accept(file.toPath());
        }
    }
}
