package io.millrace.ui.dashboard;

import io.millrace.MillraceException;
import io.millrace.ui.sync.FreshnessReading;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.Overview;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.Reports;
import io.millrace.warehouse.TopProduct;
import io.millrace.warehouse.words.Formats;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The figures of the chosen period, and whether they are there. */
public final class DashboardViewModel {

    /** What the dashboard shows. */
    public enum State {
        LOADING,
        READY,
        EMPTY,
        FAILED
    }

    private final Reports reports;
    private final Formats formats;
    private final TileWriter writer;
    private final Latest overviews;
    private final Latest topProducts;

    private final ObjectProperty<PeriodChoice> choice =
            new SimpleObjectProperty<>(PeriodChoice.Preset.LAST_12_MONTHS);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Overview>> overview =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<TileKind, ReadOnlyObjectWrapper<TileContent>> tiles =
            new EnumMap<>(TileKind.class);

    public DashboardViewModel(
            Reports reports,
            Background background,
            Formats formats,
            ObservableValue<FreshnessReading> freshness) {
        this.reports = reports;
        this.formats = formats;
        writer = new TileWriter(formats);
        overviews = new Latest(background);
        topProducts = new Latest(background);
        for (TileKind kind : TileKind.values()) {
            tiles.put(kind, new ReadOnlyObjectWrapper<>(TileContent.waiting(kind.title())));
        }
        tile(TileKind.BEHIND).set(writer.behind(freshness.getValue()));
        freshness.subscribe(reading -> tile(TileKind.BEHIND).set(writer.behind(reading)));
        choice.subscribe((_, _) -> refresh());
    }

    /** The period that the person picked; another one reads the figures anew. */
    public ObjectProperty<PeriodChoice> choiceProperty() {
        return choice;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether figures are being read, while older ones may still be shown. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why there are no figures, in a sentence. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The days that are shown, and to which day they are relative. */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** The days of the figures that are shown; null while there are none. */
    public ObservableValue<@Nullable Period> shownPeriod() {
        return overview.map(read -> read.map(Overview::period).orElse(null));
    }

    ReadOnlyObjectProperty<Optional<Overview>> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TileContent> tileProperty(TileKind kind) {
        return tile(kind).getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    /** Reads the figures; what is shown stays until they are there. */
    public void refresh() {
        PeriodChoice wanted = choice.get();
        busy.set(true);
        topProducts.forget();
        overviews.submit(run -> reports.overview(wanted, run), this::show, this::fail);
    }

    private void show(Optional<Overview> read) {
        overview.set(read);
        problem.set("");
        if (read.isEmpty()) {
            busy.set(false);
            caption.set("");
            state.set(State.EMPTY);
        } else {
            show(read.get());
        }
    }

    private void show(Overview read) {
        writer.figures(read).forEach((kind, content) -> tile(kind).set(content));
        caption.set(describe(read));
        state.set(State.READY);
        tile(TileKind.TOP_PRODUCT).set(TileContent.waiting(TileKind.TOP_PRODUCT.title()));
        topProducts.submit(
                run -> reports.topProduct(read.period(), run), top -> show(read, top), this::fail);
    }

    private String describe(Overview read) {
        String last = formats.day(read.extent().last());
        return formats.period(read.period())
                + switch (choice.get()) {
                    case PeriodChoice.Preset _ -> " · relative to " + last + ", last day of data";
                    case PeriodChoice.Custom _ -> " · data until " + last;
                };
    }

    private void show(Overview read, Optional<TopProduct> top) {
        tile(TileKind.TOP_PRODUCT).set(writer.topProduct(read, top));
        busy.set(false);
    }

    private void fail(MillraceException failure) {
        busy.set(false);
        problem.set(String.valueOf(failure.getMessage()));
        caption.set("");
        state.set(State.FAILED);
    }

    private ReadOnlyObjectWrapper<TileContent> tile(TileKind kind) {
        ReadOnlyObjectWrapper<TileContent> tile = tiles.get(kind);
        if (tile == null) {
            throw new IllegalStateException("No tile " + kind);
        }
        return tile;
    }
}
