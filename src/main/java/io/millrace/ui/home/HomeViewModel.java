package io.millrace.ui.home;

import io.millrace.MillraceException;
import io.millrace.oltp.OrderFilter;
import io.millrace.oltp.OrderSummary;
import io.millrace.oltp.ReturnSummary;
import io.millrace.ui.services.Counter;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One's own month and the latest orders and returns, read from the shop itself. */
public final class HomeViewModel {

    static final int MOST_ROWS = 200;

    private final Counter counter;
    private final Formats formats;
    private final Clock clock;
    private final HomeTileWriter writer;
    private final Latest figures;
    private final Latest orderSearch;
    private final Latest returnSearch;

    private final ReadOnlyObjectWrapper<YearMonth> month;
    private final Map<HomeTile, ReadOnlyObjectWrapper<TileContent>> tiles =
            new EnumMap<>(HomeTile.class);
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty ownOnly = new SimpleBooleanProperty(true);
    private final ObservableList<OrderSummary> orders = FXCollections.observableArrayList();
    private final ObservableList<ReturnSummary> returns = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private boolean monthIsChosen;

    public HomeViewModel(Counter counter, Background background, Formats formats, Clock clock) {
        this.counter = counter;
        this.formats = formats;
        this.clock = clock;
        writer = new HomeTileWriter(formats);
        figures = new Latest(background);
        orderSearch = new Latest(background);
        returnSearch = new Latest(background);
        month = new ReadOnlyObjectWrapper<>(YearMonth.now(clock));
        for (HomeTile kind : HomeTile.values()) {
            tiles.put(kind, new ReadOnlyObjectWrapper<>(TileContent.waiting(kind.title())));
        }
        text.subscribe((_, _) -> search());
        ownOnly.subscribe((_, _) -> search());
    }

    /** The month on the tiles. */
    ReadOnlyObjectProperty<YearMonth> monthProperty() {
        return month.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TileContent> tileProperty(HomeTile kind) {
        return tile(kind).getReadOnlyProperty();
    }

    private ReadOnlyObjectWrapper<TileContent> tile(HomeTile kind) {
        ReadOnlyObjectWrapper<TileContent> tile = tiles.get(kind);
        if (tile == null) {
            throw new IllegalStateException("No tile " + kind);
        }
        return tile;
    }

    /** What the lists are searched for. */
    public StringProperty textProperty() {
        return text;
    }

    /** Whether the lists hold one's own work only, and not all that one may see. */
    BooleanProperty ownOnlyProperty() {
        return ownOnly;
    }

    public ObservableList<OrderSummary> orders() {
        return orders;
    }

    public ObservableList<ReturnSummary> returns() {
        return returns;
    }

    /** Whether anything is being read. */
    public BooleanBinding busyBinding() {
        return figures.busyProperty()
                .or(orderSearch.busyProperty())
                .or(returnSearch.busyProperty());
    }

    /** Why something could not be read; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whose work it is and when it was read. */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    /** Whether the month on the tiles is under way; there is none after it. */
    BooleanBinding isThisMonth() {
        return Bindings.createBooleanBinding(
                () -> !month.get().isBefore(YearMonth.now(clock)), month);
    }

    void earlier() {
        choose(month.get().minusMonths(1));
    }

    void later() {
        if (month.get().isBefore(YearMonth.now(clock))) {
            choose(month.get().plusMonths(1));
        }
    }

    private void choose(YearMonth chosen) {
        monthIsChosen = true;
        month.set(chosen);
        readFigures();
    }

    /** Reads everything anew. Until somebody picks a month, it is the last with own work in it. */
    public void refresh() {
        problem.set("");
        readFigures();
        search();
    }

    private void readFigures() {
        LocalDate today = LocalDate.now(clock);
        Optional<YearMonth> chosen = monthIsChosen ? Optional.of(month.get()) : Optional.empty();
        figures.submit(run -> own(chosen, today, run), this::show, this::fail);
    }

    private OwnMonth own(Optional<YearMonth> chosen, LocalDate today, Run run) {
        YearMonth wanted =
                chosen.orElseGet(
                        () -> YearMonth.from(counter.ownWork().lastDay(today, run).orElse(today)));
        Period period = OwnMonth.period(wanted, today);
        Period before = OwnMonth.before(wanted, today);
        return new OwnMonth(
                period, before, counter.ownWork().days(before.from(), period.to(), run));
    }

    private void show(OwnMonth own) {
        month.set(YearMonth.from(own.period().from()));
        writer.tiles(own).forEach((kind, content) -> tile(kind).set(content));
        String when = formats.time(LocalTime.now(clock));
        boolean earlier = month.get().isBefore(YearMonth.now(clock)) && !monthIsChosen;
        caption.set(
                "Your own work, read from the shop at "
                        + when
                        + (earlier
                                ? " · your last month with orders was " + formats.month(month.get())
                                : ""));
    }

    private void search() {
        OrderFilter filter = new OrderFilter(text.get(), ownOnly.get(), Optional.empty());
        orderSearch.submit(
                run -> counter.orders().search(filter, MOST_ROWS, run), orders::setAll, this::fail);
        returnSearch.submit(
                run -> counter.returns().search(filter, MOST_ROWS, run),
                returns::setAll,
                this::fail);
    }

    private void fail(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
    }
}
