package io.millrace.ui.ask;

import io.millrace.ask.chips.Chip;
import io.millrace.semantics.query.SemanticQuery;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pieces of a question as it was read; a click on one shows what it could be instead. */
public final class ChipRow extends FlowPane {

    private Consumer<SemanticQuery> chosen = _ -> {};

    public ChipRow() {
        super(8, 8);
        getStyleClass().add("chips");
    }

    /** Called with the whole question that is meant instead. */
    void onChosen(Consumer<SemanticQuery> listener) {
        chosen = listener;
    }

    /**
     * Shows pieces in place of those before.
     *
     * @param offers what could be added to the question
     */
    void show(List<Chip> chips, List<Chip> offers) {
        getChildren().setAll(chips.stream().map(this::chip).toList());
        if (!offers.isEmpty()) {
            getChildren().add(add(offers));
        }
    }

    private Node chip(Chip chip) {
        if (chip.alternatives().isEmpty()) {
            Label label = new Label(chip.label(), new FontIcon(icon(chip.kind())));
            label.getStyleClass().addAll("chip", "chip-fixed");
            return label;
        }
        MenuButton button = new MenuButton(chip.label(), new FontIcon(icon(chip.kind())));
        button.getStyleClass().add("chip");
        button.setTooltip(new Tooltip(title(chip.kind()) + "; click to change it"));
        button.setAccessibleText(title(chip.kind()) + ": " + chip.label());
        button.getItems().setAll(items(chip));
        return button;
    }

    private MenuButton add(List<Chip> offers) {
        MenuButton button = new MenuButton("Add", new FontIcon(Feather.PLUS));
        button.getStyleClass().addAll("chip", "chip-add");
        button.setTooltip(new Tooltip("Add to the question"));
        for (Chip offer : offers) {
            Menu menu = new Menu(offer.label());
            menu.getItems().setAll(items(offer));
            button.getItems().add(menu);
        }
        return button;
    }

    private List<MenuItem> items(Chip chip) {
        return chip.alternatives().stream().map(this::item).toList();
    }

    private MenuItem item(Chip.Alternative alternative) {
        MenuItem item = new MenuItem(alternative.label());
        // A name with an underscore is no mnemonic.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> chosen.accept(alternative.query()));
        return item;
    }

    private static String title(Chip.Kind kind) {
        return switch (kind) {
            case MEASURE -> "What is measured";
            case GROUPING -> "What it is grouped by";
            case FILTER -> "Which sales count";
            case PERIOD -> "When";
            case DATE -> "Which day dates a sale";
            case THRESHOLD -> "Which rows are shown";
            case RANKING -> "Which rows come first";
            case ACCUMULATION -> "What is added up along time";
            case COMPARISON -> "What it is compared with";
            case SHARE -> "Of what it is a share";
            case PATTERN -> "What kind of question it is";
        };
    }

    private static Ikon icon(Chip.Kind kind) {
        return switch (kind) {
            case MEASURE -> Feather.BAR_CHART;
            case GROUPING -> Feather.LAYERS;
            case FILTER -> Feather.FILTER;
            case PERIOD, DATE -> Feather.CALENDAR;
            case THRESHOLD -> Feather.SLIDERS;
            case RANKING -> Feather.ARROW_DOWN;
            case ACCUMULATION -> Feather.TRENDING_UP;
            case COMPARISON -> Feather.COPY;
            case SHARE -> Feather.PIE_CHART;
            case PATTERN -> Feather.HASH;
        };
    }
}
