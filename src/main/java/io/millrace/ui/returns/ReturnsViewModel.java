package io.millrace.ui.returns;

import io.millrace.MillraceException;
import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.OrderBook.Saved;
import io.millrace.oltp.OrderFilter;
import io.millrace.oltp.OrderLine;
import io.millrace.oltp.OrderReturn;
import io.millrace.oltp.OrderSummary;
import io.millrace.oltp.Product;
import io.millrace.oltp.ReturnEntry;
import io.millrace.oltp.StoredOrder;
import io.millrace.ui.services.Counter;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Finds an order and takes what comes back of it. */
public final class ReturnsViewModel {

    private static final int MOST_ROWS = 100;

    private final Counter counter;
    private final Background background;
    private final Formats formats;
    private final Clock clock;
    private final Latest choicesRead;
    private final Latest searches;
    private final Latest opening;

    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<OrderSummary> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<StoredOrder>> order =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<ReturnItem> items = FXCollections.observableArrayList();
    private final ObservableList<OrderReturn> returns = FXCollections.observableArrayList();
    private final ObjectProperty<EntryChoices> choices =
            new SimpleObjectProperty<>(EntryChoices.NONE);
    private final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> status = new SimpleObjectProperty<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<BigDecimal> value =
            new ReadOnlyObjectWrapper<>(BigDecimal.ZERO);
    private final ReadOnlyObjectWrapper<Optional<OrderReturn>> edited =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final List<Consumer<Notice>> notices = new ArrayList<>();
    private final List<Runnable> stored = new ArrayList<>();

    public ReturnsViewModel(Counter counter, Background background, Formats formats, Clock clock) {
        this.counter = counter;
        this.background = background;
        this.formats = formats;
        this.clock = clock;
        choicesRead = new Latest(background);
        searches = new Latest(background);
        opening = new Latest(background);
        text.subscribe((_, _) -> search());
    }

    /** What orders are searched for. */
    public StringProperty textProperty() {
        return text;
    }

    public ObservableList<OrderSummary> found() {
        return found;
    }

    /** The order of which something comes back. */
    public ReadOnlyObjectProperty<Optional<StoredOrder>> orderProperty() {
        return order.getReadOnlyProperty();
    }

    ObservableList<ReturnItem> items() {
        return items;
    }

    /** What came back of the order so far. */
    ObservableList<OrderReturn> returns() {
        return returns;
    }

    ObjectProperty<EntryChoices> choicesProperty() {
        return choices;
    }

    ObjectProperty<@Nullable LocalDate> dateProperty() {
        return date;
    }

    ObjectProperty<@Nullable String> statusProperty() {
        return status;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    /** What was paid for the chosen lines. */
    ReadOnlyObjectProperty<BigDecimal> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** The return that is being corrected; none while a new one is taken. */
    ReadOnlyObjectProperty<Optional<OrderReturn>> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether anything is being read or written. */
    public BooleanBinding unsettledBinding() {
        return busy.or(searches.busyProperty())
                .or(opening.busyProperty())
                .or(choicesRead.busyProperty());
    }

    /** Why something was not done; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    public ObservableValue<String> captionProperty() {
        return edited.map(being ->
                being.map(back -> "Correcting return " + back.returnId())
                        .orElse("Of any order that you may see"));
    }

    ObservableValue<String> dateProblem() {
        return Bindings.createStringBinding(this::findDateProblem, date, order);
    }

    private String findDateProblem() {
        LocalDate day = date.get();
        if (day == null) {
            return order.get().isEmpty()
                    ? ""
                    : "A day such as " + formats.day(LocalDate.now(clock));
        }
        return order.get()
                .map(of -> of.order().orderDate())
                .filter(day::isBefore)
                .map(ordered -> "Before the order, of " + formats.day(ordered))
                .orElse("");
    }

    ObservableValue<String> statusProblem() {
        return Bindings.createStringBinding(
                () -> tried.get() && status.get() == null ? "Needed" : "", tried, status);
    }

    ObservableValue<String> linesProblem() {
        return Bindings.createStringBinding(
                () -> tried.get() && chosen().isEmpty() ? "Choose what comes back." : "",
                tried,
                value,
                order);
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        notices.add(listener);
    }

    /** Calls the listener when a return was stored or taken back. */
    public void onStored(Runnable listener) {
        stored.add(listener);
    }

    /** Searches, and reads what there is to choose from unless that is known. */
    public void refresh() {
        problem.set("");
        if (choices.get().equals(EntryChoices.NONE)) {
            choicesRead.submit(run -> counter.catalog().choices(run), choices::set, this::complain);
        }
        search();
    }

    private void search() {
        searches.submit(
                run -> counter.orders().search(OrderFilter.everything(text.get()), MOST_ROWS, run),
                found::setAll,
                this::complain);
    }

    /** Opens an order that the person may see. */
    public void open(String orderId) {
        problem.set("");
        opening.submit(
                run -> counter.orders().find(orderId, run),
                read -> {
                    if (read.isEmpty()) {
                        problem.set("There is no order %s any more.".formatted(orderId));
                    }
                    show(read);
                },
                this::complain);
    }

    private void show(Optional<StoredOrder> read) {
        order.set(read);
        returns.setAll(read.map(StoredOrder::returns).orElse(List.of()));
        beginNew();
    }

    /** Begins a return of the order on the screen. */
    void beginNew() {
        edited.set(Optional.empty());
        fill(Optional.empty());
        LocalDate today = LocalDate.now(clock);
        date.set(
                order.get()
                        .map(of -> of.order().orderDate())
                        .filter(today::isBefore)
                        .orElse(today));
        status.set("Returned");
        reason.set("");
        tried.set(false);
    }

    /** Leaves the correction of a return, if one is under way, as the return is stored. */
    void endCorrection() {
        if (edited.get().isPresent()) {
            beginNew();
        }
    }

    /** Corrects a return that the person took. */
    void edit(OrderReturn being) {
        edited.set(Optional.of(being));
        fill(Optional.of(being));
        items.forEach(item ->
                item.chosen()
                        .set(being.isWholeOrder() || being.lines().contains(item.line().number())));
        date.set(being.returnDate());
        status.set(being.status());
        reason.set(being.reason());
        tried.set(false);
    }

    private void fill(Optional<OrderReturn> except) {
        items.setAll(
                order.get()
                        .map(of ->
                                of.order().lines().stream()
                                        .map(line -> item(of, line, except))
                                        .toList())
                        .orElse(List.of()));
        items.forEach(item -> item.chosen().subscribe(this::reckon));
        reckon();
    }

    private static ReturnItem item(StoredOrder of, OrderLine line, Optional<OrderReturn> except) {
        Product product = of.products().get(line.productId());
        return ReturnItem.of(
                line,
                product == null ? line.productId() : product.name(),
                of.returns().stream()
                        .filter(back -> !except.equals(Optional.of(back)))
                        .filter(back -> back.covers(line.number()))
                        .findFirst());
    }

    private List<ReturnItem> chosen() {
        return items.stream().filter(item -> item.chosen().get()).toList();
    }

    private void reckon() {
        value.set(
                chosen().stream()
                        .map(item -> item.line().sales())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Chooses all that did not come back yet. */
    public void chooseAll() {
        items.forEach(item -> item.chosen().set(item.back().isEmpty()));
    }

    /** Stores the return. */
    public void save() {
        if (busy.get() || order.get().isEmpty()) {
            return;
        }
        tried.set(true);
        LocalDate day = date.get();
        String state = status.get();
        if (day == null || state == null || chosen().isEmpty() || !findDateProblem().isEmpty()) {
            problem.set("Something is missing or wrong; it is marked beside its field.");
            return;
        }
        ReturnEntry entry =
                new ReturnEntry(
                        order.get().get().order().orderId(),
                        chosen().stream().map(item -> item.line().number()).toList(),
                        day,
                        state,
                        reason.get().strip());
        Optional<OrderReturn> being = edited.get();
        write(
                () ->
                        being.isPresent()
                                ? counter.returns().change(being.get(), entry)
                                : counter.returns().take(entry),
                saved -> "The return of order %s is saved".formatted(entry.orderId()),
                saved ->
                        "%s of %s%s"
                                .formatted(
                                        formats.moneyInFull(value.get()),
                                        customerName(),
                                        saved == Saved.BEFORE
                                                ? " · it had been stored already"
                                                : ""));
    }

    private String customerName() {
        return order.get().map(of -> of.customer().name()).orElse("");
    }

    /** Takes a return back that the person took. */
    void cancel(OrderReturn gone) {
        if (!busy.get()) {
            write(
                    () -> counter.returns().cancel(gone),
                    _ -> "Return %d is cancelled".formatted(gone.returnId()),
                    _ -> "What it held is with the customer again.");
        }
    }

    private interface Words<T> {
        String of(T outcome);
    }

    private <T> void write(Supplier<T> work, Words<T> title, Words<T> words) {
        problem.set("");
        busy.set(true);
        background.submit(
                work,
                outcome -> {
                    busy.set(false);
                    Notice notice = new Notice(Mood.GOOD, title.of(outcome), words.of(outcome));
                    notices.forEach(listener -> listener.accept(notice));
                    stored.forEach(Runnable::run);
                    order.get().ifPresent(of -> open(of.order().orderId()));
                    search();
                },
                failure -> {
                    busy.set(false);
                    complain(failure);
                });
    }

    private void complain(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
    }
}
