package io.millrace.ui.orders;

import io.millrace.MillraceException;
import io.millrace.oltp.Catalog;
import io.millrace.oltp.Customer;
import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.Order;
import io.millrace.oltp.OrderBook.Saved;
import io.millrace.oltp.OrderLine;
import io.millrace.oltp.Product;
import io.millrace.oltp.ShipTo;
import io.millrace.oltp.StoredOrder;
import io.millrace.oltp.Submission;
import io.millrace.ui.services.Counter;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.Typed;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.ui.work.NoteFile;
import io.millrace.ui.work.NoteKeeper;
import io.millrace.warehouse.words.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The form for one order: a new one, or one of one's own to be changed. Whatever is typed is kept
 * in a file until it is saved or given up.
 */
public final class OrderViewModel {

    private static final int MOST_OFFERS = 20;

    /** What the form is for. */
    enum Mode {
        NEW,
        CHANGE,
        /** Somebody else's order. */
        LOOK
    }

    private final Counter counter;
    private final Background background;
    private final Typed typed = Typed.ofDesktop();
    private final Formats formats;
    private final Clock clock;
    private final Latest choicesRead;
    private final Suggestions suggestions;
    private final Latest opening;
    private final NoteKeeper<OrderDraft> keeper;
    private final BuyerViewModel buyer;
    private final ShipToViewModel shipTo;
    private final ObservableList<LineViewModel> lines = FXCollections.observableArrayList();

    private final ObjectProperty<EntryChoices> choices =
            new SimpleObjectProperty<>(EntryChoices.NONE);
    private final ObjectProperty<@Nullable LocalDate> orderDate = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> priority = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> shipMode = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> shipDate = new SimpleObjectProperty<>();
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<OrderTotals> totals =
            new ReadOnlyObjectWrapper<>(OrderTotals.NOTHING);
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.NEW);
    private final ReadOnlyStringWrapper number = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<String>> wantedOrder =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Order> attempted = new ArrayList<>();
    private final List<Consumer<Notice>> notices = new ArrayList<>();
    private final List<Runnable> stored = new ArrayList<>();
    private Optional<Order> loaded = Optional.empty();
    private boolean shipDateTyped;
    private boolean filling;

    /** Before that, a blank form says nothing of what was left unfinished. */
    private boolean draftIsRead;

    public OrderViewModel(Counter counter, Background background, Formats formats, Clock clock) {
        this.counter = counter;
        this.background = background;
        this.formats = formats;
        this.clock = clock;
        choicesRead = new Latest(background);
        suggestions = new Suggestions(background, problem);
        opening = new Latest(background);
        keeper =
                new NoteKeeper<>(
                        new NoteFile<>(counter.notes().resolve("order.json"), OrderDraft.class),
                        background,
                        failure -> remark.set(String.valueOf(failure.getMessage())));
        Catalog catalog = counter.catalog();
        Lookup<Customer> customers =
                new Lookup<>(
                        background,
                        (text, run) -> catalog.customers(text, MOST_OFFERS, run),
                        Customer::name);
        buyer = new BuyerViewModel(customers, this::touch);
        customers.chosenProperty().subscribe((_, chosen) -> chosen.ifPresent(this::suggestPlace));
        shipTo = new ShipToViewModel(choices::get, this::suggestArea, this::touch);
        orderDate.subscribe((_, _) -> follow());
        shipMode.subscribe((_, _) -> follow());
        shipDate.subscribe((_, _) -> {
            if (!filling) {
                shipDateTyped = true;
                touch();
            }
        });
        priority.subscribe((_, _) -> touch());
        tried.subscribe(now -> {
            buyer.triedProperty().set(now);
            shipTo.triedProperty().set(now);
            lines.forEach(line -> line.triedProperty().set(now));
        });
        blank();
    }

    public BuyerViewModel buyer() {
        return buyer;
    }

    public ShipToViewModel shipTo() {
        return shipTo;
    }

    /** The lines; the last one is blank and waits for the next. */
    public ObservableList<LineViewModel> lines() {
        return lines;
    }

    /** What the forms offer; read once. */
    public ObjectProperty<EntryChoices> choicesProperty() {
        return choices;
    }

    ObjectProperty<@Nullable LocalDate> orderDateProperty() {
        return orderDate;
    }

    ObjectProperty<@Nullable String> priorityProperty() {
        return priority;
    }

    /** How all lines are shipped; null while they differ. */
    ObjectProperty<@Nullable String> shipModeProperty() {
        return shipMode;
    }

    /** When all lines are shipped; null while they differ. */
    ObjectProperty<@Nullable LocalDate> shipDateProperty() {
        return shipDate;
    }

    ReadOnlyObjectProperty<OrderTotals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** The order's number; empty before it has one. */
    public ReadOnlyStringProperty numberProperty() {
        return number.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Holds while something is being stored, opened or looked up for the form. */
    public BooleanBinding unsettledBinding() {
        return busy.or(opening.busyProperty())
                .or(choicesRead.busyProperty())
                .or(suggestions.busyProperty());
    }

    /** Why the order was not saved; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What one should know of the draft; empty if there is nothing. */
    ReadOnlyStringProperty remarkProperty() {
        return remark.getReadOnlyProperty();
    }

    /** Whether there is anything that a save would store. */
    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** The order that somebody wants to open while another one is unfinished. */
    ReadOnlyObjectProperty<Optional<String>> wantedOrderProperty() {
        return wantedOrder.getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    /** What the form is for, in a word or two. */
    public ObservableValue<String> headingProperty() {
        return mode.map(now ->
                switch (now) {
                    case NEW -> "New order";
                    case CHANGE -> "Change order";
                    case LOOK -> "Order";
                });
    }

    /** What stands below the title. */
    public ObservableValue<String> captionProperty() {
        return Bindings.createStringBinding(
                () ->
                        switch (mode.get()) {
                            case NEW ->
                                    number.get().isEmpty()
                                            ? "A new order; its number comes when it is saved"
                                            : "A new order, " + number.get();
                            case CHANGE -> "Your order " + number.get();
                            case LOOK ->
                                    "Order "
                                            + number.get()
                                            + " was entered by somebody else, who alone may change it";
                        },
                mode,
                number);
    }

    ObservableValue<String> orderDateProblem() {
        return Bindings.createStringBinding(
                () -> orderDate.get() == null ? "A day such as " + example() : "", orderDate);
    }

    ObservableValue<String> priorityProblem() {
        return Bindings.createStringBinding(
                () -> tried.get() && priority.get() == null ? "Needed" : "", tried, priority);
    }

    ObservableValue<String> shipModeProblem() {
        return Bindings.createStringBinding(
                () -> tried.get() && shipMode.get() == null && !isEachShipped() ? "Needed" : "",
                tried,
                shipMode,
                totals);
    }

    ObservableValue<String> shipDateProblem() {
        return Bindings.createStringBinding(
                this::findShipDateProblem, tried, shipDate, orderDate, totals);
    }

    private String findShipDateProblem() {
        LocalDate shipped = shipDate.get();
        LocalDate ordered = orderDate.get();
        if (shipped == null) {
            return tried.get() && !isEachShipped() ? "A day such as " + example() : "";
        }
        return ordered != null && shipped.isBefore(ordered) ? "Before the order's day" : "";
    }

    private String example() {
        return typed.day(LocalDate.now(clock));
    }

    /** Whether each line has a day and a way of shipping of its own. */
    private boolean isEachShipped() {
        return filled().stream().allMatch(line -> line.loaded().isPresent());
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        notices.add(listener);
    }

    /** Calls the listener when an order was stored or taken back. */
    public void onStored(Runnable listener) {
        stored.add(listener);
    }

    /**
     * Reads what there is to choose from, and what was left unfinished; at another time, what the
     * shop could not be asked before.
     */
    public void load() {
        readChoices();
        if (draftIsRead) {
            buyer.customer().searchAgain();
            lines.forEach(line -> line.product().searchAgain());
            suggestions.again();
        } else {
            readDraft();
        }
    }

    private void readDraft() {
        try {
            Optional<OrderDraft> left = keeper.kept();
            draftIsRead = true;
            left.ifPresent(this::restore);
        } catch (MillraceException unreadable) {
            draftIsRead = true;
            remark.set(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Reads what there is to choose from, unless that is known. */
    public void readChoices() {
        if (choices.get().equals(EntryChoices.NONE)) {
            choicesRead.submit(
                    run -> counter.catalog().choices(run),
                    read -> {
                        problem.set("");
                        choices.set(read);
                        follow();
                    },
                    this::complain);
        }
    }

    private void suggestPlace(Customer customer) {
        if (!filling) {
            suggestions.ask(
                    buyer,
                    run -> counter.catalog().lastShipTo(customer.customerId(), run),
                    found -> {
                        found.ifPresent(shipTo::suggest);
                        touch();
                    },
                    () -> buyer.customer().chosenProperty().get().equals(Optional.of(customer)));
        }
    }

    private void suggestArea(String country, String state) {
        suggestions.ask(
                shipTo,
                run -> counter.catalog().areaOf(country, state, run),
                found -> {
                    found.ifPresent(shipTo::suggest);
                    touch();
                },
                shipTo::isWithoutArea);
    }

    private void suggestTerms(Product product, LineViewModel line) {
        suggestions.ask(
                line,
                run -> counter.catalog().terms(product.productId(), run),
                terms -> line.suggest(product, terms),
                () -> lines.contains(line) && line.priceProperty().get().isBlank());
    }

    /**
     * Unless somebody picked one, the day of shipping follows the order's day and the ship mode.
     */
    private void follow() {
        LocalDate ordered = orderDate.get();
        Integer days =
                shipMode.get() == null ? null : choices.get().daysToShip().get(shipMode.get());
        if (!filling && !shipDateTyped && ordered != null && days != null) {
            filling = true;
            shipDate.set(ordered.plusDays(days));
            filling = false;
        }
        touch();
    }

    private LineViewModel addLine() {
        LineViewModel line =
                new LineViewModel(
                        typed,
                        new Lookup<>(
                                background,
                                (text, run) -> counter.catalog().products(text, MOST_OFFERS, run),
                                Product::name),
                        this::suggestTerms,
                        this::touch);
        line.triedProperty().set(tried.get());
        lines.add(line);
        return line;
    }

    void remove(LineViewModel line) {
        lines.remove(line);
        touch();
    }

    private List<LineViewModel> filled() {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    /** Something changed: reckons, keeps, and sees to it that a blank line waits at the end. */
    private void touch() {
        if (filling) {
            return;
        }
        if (lines.isEmpty() || !lines.getLast().isBlank()) {
            addLine();
        }
        totals.set(OrderTotals.of(lines));
        unsaved.set(isUnsaved());
        if (!draftIsRead) {
            return;
        }
        if (unsaved.get() || !attempted.isEmpty()) {
            keeper.keep(draft());
        } else {
            keeper.forget();
        }
    }

    private boolean isUnsaved() {
        return switch (mode.get()) {
            case NEW -> !(buyer.isBlank() && filled().isEmpty() && shipTo.isBlank());
            case CHANGE -> !loaded.equals(order(number.get()));
            case LOOK -> false;
        };
    }

    /** Begins a new order; what was there is given up. */
    public void blank() {
        fill(() -> {
            mode.set(Mode.NEW);
            number.set("");
            loaded = Optional.empty();
            attempted.clear();
            tried.set(false);
            shipDateTyped = false;
            buyer.clear();
            shipTo.restore(ShipTo.BLANK);
            orderDate.set(LocalDate.now(clock));
            priority.set("Medium");
            shipMode.set("Standard Class");
            shipDate.set(null);
            lines.clear();
            addLine();
        });
        suggestions.forget();
        problem.set("");
        remark.set("");
        follow();
    }

    private void fill(Runnable work) {
        filling = true;
        try {
            work.run();
        } finally {
            filling = false;
        }
    }

    /**
     * Opens an order; if another one is unfinished, asks first.
     *
     * @param orderId of an order that the person may see
     */
    public void open(String orderId) {
        if (unsaved.get() && orderId.equals(number.get())) {
            return;
        }
        if (unsaved.get()) {
            wantedOrder.set(Optional.of(orderId));
        } else {
            read(orderId);
        }
    }

    /** Gives the unfinished order up and opens the wanted one. */
    void openWanted() {
        wantedOrder.get().ifPresent(this::read);
        wantedOrder.set(Optional.empty());
    }

    /** Goes on with the unfinished order. */
    void stay() {
        wantedOrder.set(Optional.empty());
    }

    private void read(String orderId) {
        busy.set(true);
        problem.set("");
        opening.submit(
                run -> counter.orders().find(orderId, run),
                found -> {
                    busy.set(false);
                    found.ifPresentOrElse(
                            this::show,
                            () ->
                                    problem.set(
                                            "There is no order %s that you may see; it may have been cancelled."
                                                    .formatted(orderId)));
                },
                this::fail);
    }

    private void show(StoredOrder order) {
        Order held = order.order();
        fill(() -> {
            mode.set(order.own() ? Mode.CHANGE : Mode.LOOK);
            number.set(held.orderId());
            loaded = Optional.of(held);
            attempted.clear();
            tried.set(false);
            shipDateTyped = true;
            buyer.show(order.customer());
            shipTo.restore(held.shipTo());
            orderDate.set(held.orderDate());
            priority.set(held.priority());
            shipMode.set(same(held.lines().stream().map(OrderLine::shipMode).distinct().toList()));
            shipDate.set(same(held.lines().stream().map(OrderLine::shipDate).distinct().toList()));
            lines.clear();
            for (OrderLine line : held.lines()) {
                Product product = order.products().get(line.productId());
                if (product != null) {
                    addLine().load(line, product);
                }
            }
        });
        remark.set("");
        touch();
    }

    private static <T> @Nullable T same(List<T> values) {
        return values.size() == 1 ? values.getFirst() : null;
    }

    /** The order as it is typed, if it is whole. */
    private Optional<Order> order(String orderId) {
        LocalDate day = orderDate.get();
        String urgency = priority.get();
        List<LineViewModel> filled = filled();
        if (day == null
                || urgency == null
                || filled.isEmpty()
                || !buyer.isComplete()
                || !shipTo.isComplete()) {
            return Optional.empty();
        }
        List<OrderLine> whole = new ArrayList<>();
        int next =
                filled.stream()
                        .flatMap(line -> line.loaded().stream())
                        .mapToInt(OrderLine::number)
                        .max()
                        .orElse(0);
        for (LineViewModel line : filled) {
            Optional<OrderLine> made =
                    line.line(
                            line.loaded().map(OrderLine::number).orElse(next + 1),
                            Optional.ofNullable(shipDate.get()),
                            Optional.ofNullable(shipMode.get()));
            if (made.isEmpty() || made.get().shipDate().isBefore(day)) {
                return Optional.empty();
            }
            next = Math.max(next, made.get().number());
            whole.add(made.get());
        }
        return Optional.of(
                new Order(orderId, day, urgency, buyer.customerId(), shipTo.shipTo(), whole));
    }

    /** Stores the order and shows it as it is stored. */
    public void save() {
        save(false);
    }

    /** Stores the order and begins the next. */
    public void saveAndNew() {
        save(true);
    }

    private void save(boolean thenNew) {
        if (busy.get() || mode.get() == Mode.LOOK) {
            return;
        }
        tried.set(true);
        touch();
        if (order(number.get()).isEmpty()) {
            problem.set(
                    filled().isEmpty()
                            ? "The order has no line yet: type a product."
                            : "Something is missing or wrong; it is marked beside its field.");
            return;
        }
        problem.set("");
        busy.set(true);
        String had = number.get();
        Optional<String> nameless =
                buyer.needsNumber() ? Optional.of(buyer.customerName()) : Optional.empty();
        background.submit(
                () -> takeNumbers(had, nameless), taken -> send(taken, thenNew), this::fail);
    }

    /** The numbers that the order still lacks. */
    private record Numbers(String order, String customer) {}

    private Numbers takeNumbers(String had, Optional<String> nameless) {
        return new Numbers(
                had.isEmpty() ? counter.orders().newOrderId() : had,
                nameless.map(counter.catalog()::newCustomerId).orElse(""));
    }

    /** What is sent is kept first: whatever happens then, the same number is sent again. */
    private void send(Numbers taken, boolean thenNew) {
        number.set(taken.order());
        if (!taken.customer().isEmpty()) {
            buyer.setNumber(taken.customer());
        }
        Order wanted = order(taken.order()).orElseThrow();
        Submission submission =
                new Submission(wanted, loaded, List.copyOf(attempted), buyer.newCustomer());
        attempted.remove(wanted);
        attempted.add(wanted);
        keeper.keep(draft());
        keeper.whenKept(() ->
                background.submit(
                        () -> counter.orders().save(submission),
                        saved -> done(wanted, saved, thenNew),
                        this::fail));
    }

    private void done(Order wanted, Saved saved, boolean thenNew) {
        busy.set(false);
        tell(
                Mood.GOOD,
                "Order " + wanted.orderId() + " is saved",
                "%s · %s%s"
                        .formatted(
                                buyer.customerName(),
                                formats.moneyInFull(wanted.sales()),
                                switch (saved) {
                                    case NOW -> "";
                                    case BEFORE -> " · it had been stored already";
                                }));
        stored.forEach(Runnable::run);
        boolean typedMeanwhile = !order(wanted.orderId()).equals(Optional.of(wanted));
        if (thenNew && !typedMeanwhile) {
            blank();
        } else {
            loaded = Optional.of(wanted);
            attempted.clear();
            mode.set(Mode.CHANGE);
            touch();
            if (!typedMeanwhile) {
                read(wanted.orderId());
            }
        }
    }

    private void fail(MillraceException failure) {
        busy.set(false);
        suggestions.makeWay();
        complain(failure);
    }

    private void complain(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
    }

    /** Gives up what is not stored: a new order as a whole, of a stored one the changes. */
    void discard() {
        if (mode.get() == Mode.NEW) {
            blank();
        } else {
            read(number.get());
        }
    }

    /** Takes the order on the screen back. */
    void cancelOrder() {
        if (busy.get() || loaded.isEmpty() || mode.get() != Mode.CHANGE) {
            return;
        }
        Order gone = loaded.get();
        busy.set(true);
        background.submit(
                () -> counter.orders().cancel(gone),
                _ -> {
                    busy.set(false);
                    tell(
                            Mood.NEUTRAL,
                            "Order " + gone.orderId() + " is cancelled",
                            "It is gone with all its lines; the audit keeps what it was.");
                    blank();
                    stored.forEach(Runnable::run);
                },
                this::fail);
    }

    private void tell(Mood mood, String title, String text) {
        notices.forEach(listener -> listener.accept(new Notice(mood, title, text)));
    }

    private OrderDraft draft() {
        return new OrderDraft(
                number.get(),
                loaded.orElse(null),
                attempted,
                buyer.customer().chosenProperty().get().orElse(null),
                buyer.customer().textProperty().get(),
                buyer.newCustomer().orElse(null),
                shipTo.draft(),
                orderDate.get(),
                priority.get(),
                shipMode.get(),
                shipDate.get(),
                shipDateTyped,
                filled().stream().map(LineViewModel::draft).toList());
    }

    private void restore(OrderDraft left) {
        fill(() -> {
            mode.set(left.loaded() == null ? Mode.NEW : Mode.CHANGE);
            number.set(left.orderId());
            loaded = Optional.ofNullable(left.loaded());
            attempted.clear();
            attempted.addAll(left.attempted());
            buyer.clear();
            if (left.customer() == null) {
                buyer.customer().textProperty().set(left.customerText());
            } else {
                buyer.customer().choose(left.customer());
            }
            buyer.restore(left.newCustomer());
            shipTo.restore(left.shipTo());
            orderDate.set(left.orderDate());
            priority.set(left.priority());
            shipMode.set(left.shipMode());
            shipDate.set(left.shipDate());
            shipDateTyped = left.shipDateTyped();
            lines.clear();
            left.lines().forEach(line -> addLine().restore(line));
        });
        touch();
        remark.set(
                left.attempted().isEmpty()
                        ? "This is where you left off; nothing of it is stored yet."
                        : "This order was being saved when the program ended. Save it again: it cannot be stored twice.");
    }

    /** Keeps what is unfinished; the window closes. */
    public void close() {
        keeper.close();
    }
}
