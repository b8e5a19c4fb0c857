package io.millrace.ui.orders;

import io.millrace.MillraceException;
import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.Order;
import io.millrace.oltp.OrderBook.Saved;
import io.millrace.oltp.StoredOrder;
import io.millrace.ui.orders.OrderStanding.Mode;
import io.millrace.ui.services.Counter;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/**
 * The form for one order: a new one, or one of one's own to be changed. Whatever is typed is kept
 * in a file until it is saved or given up.
 */
public final class OrderViewModel {

    private final Formats formats;
    private final OrderReading reading;
    private final Suggestions suggestions;
    private final OrderForm form;
    private final OrderStanding standing = new OrderStanding();
    private final OrderDrafts drafts;
    private final OrderSending sending;
    private final OrderNews news;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<String>> wantedOrder =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public OrderViewModel(Counter counter, Background background, Formats formats, Clock clock) {
        this.formats = formats;
        reading = new OrderReading(counter, background);
        suggestions = new Suggestions(background, problem);
        form =
                new OrderForm(
                        counter.catalog(),
                        background,
                        suggestions,
                        reading.choicesProperty(),
                        clock,
                        this::touch);
        drafts =
                new OrderDrafts(
                        counter.notes(),
                        background,
                        form,
                        standing,
                        failure -> remark.set(String.valueOf(failure.getMessage())));
        sending = new OrderSending(counter, background, form, standing, drafts);
        news = new OrderNews(formats);
        blank();
    }

    public BuyerViewModel buyer() {
        return form.buyer();
    }

    public ShipToViewModel shipTo() {
        return form.shipTo();
    }

    ScheduleViewModel schedule() {
        return form.schedule();
    }

    /** The lines; the last one is blank and waits for the next. */
    public ObservableList<LineViewModel> lines() {
        return form.lines().lines();
    }

    /** What the forms offer; read once. */
    public ObjectProperty<EntryChoices> choicesProperty() {
        return reading.choicesProperty();
    }

    ReadOnlyObjectProperty<OrderTotals> totalsProperty() {
        return form.lines().totalsProperty();
    }

    ReadOnlyObjectProperty<Mode> modeProperty() {
        return standing.modeProperty();
    }

    /** The order's number; empty before it has one. */
    public ReadOnlyStringProperty numberProperty() {
        return standing.numberProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Holds while something is being stored, opened or looked up for the form. */
    public BooleanBinding unsettledBinding() {
        return busy.or(reading.busyBinding()).or(suggestions.busyProperty());
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
        return standing.heading();
    }

    /** What stands below the title. */
    public ObservableValue<String> captionProperty() {
        return standing.caption();
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        news.onNotice(listener);
    }

    /** Calls the listener when an order was stored or taken back. */
    public void onStored(Runnable listener) {
        news.onStored(listener);
    }

    /**
     * Reads what there is to choose from, and what was left unfinished; at another time, what the
     * shop could not be asked before.
     */
    public void load() {
        readChoices();
        if (drafts.isRead()) {
            form.askAgain();
        } else {
            readDraft();
        }
    }

    private void readDraft() {
        try {
            drafts.read().ifPresent(this::restore);
        } catch (MillraceException unreadable) {
            remark.set(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Reads what there is to choose from, unless that is known. */
    public void readChoices() {
        reading.readChoices(() -> problem.set(""), this::complain);
    }

    void remove(LineViewModel line) {
        form.lines().remove(line);
    }

    private void touch() {
        unsaved.set(standing.isUnsaved(form));
        drafts.follow(unsaved.get());
    }

    /** Begins a new order; what was there is given up. */
    public void blank() {
        standing.begin();
        problem.set("");
        remark.set("");
        form.clear();
    }

    /**
     * Opens an order; if another one is unfinished, asks first.
     *
     * @param orderId of an order that the person may see
     */
    public void open(String orderId) {
        if (unsaved.get() && orderId.equals(standing.numberProperty().get())) {
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
        reading.read(
                orderId,
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
        standing.show(order);
        remark.set("");
        form.show(order);
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
        if (busy.get() || standing.modeProperty().get() == Mode.LOOK) {
            return;
        }
        form.triedProperty().set(true);
        form.settle();
        if (form.order(standing.numberProperty().get()).isEmpty()) {
            problem.set(
                    form.lines().isBlank()
                            ? "The order has no line yet: type a product."
                            : "Something is missing or wrong; it is marked beside its field.");
            return;
        }
        problem.set("");
        busy.set(true);
        sending.send((wanted, saved) -> done(wanted, saved, thenNew), this::fail);
    }

    private void done(Order wanted, Saved saved, boolean thenNew) {
        busy.set(false);
        news.saved(wanted, form.buyer().customerName(), saved);
        boolean typedMeanwhile = !form.order(wanted.orderId()).equals(Optional.of(wanted));
        if (thenNew && !typedMeanwhile) {
            blank();
        } else {
            standing.confirm(wanted);
            form.settle();
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
        if (standing.modeProperty().get() == Mode.NEW) {
            blank();
        } else {
            read(standing.numberProperty().get());
        }
    }

    /** Takes the order on the screen back. */
    void cancelOrder() {
        if (!busy.get() && standing.modeProperty().get() == Mode.CHANGE) {
            busy.set(true);
            sending.cancel(this::forgetCancelled, this::fail);
        }
    }

    private void forgetCancelled(Order gone) {
        busy.set(false);
        blank();
        news.cancelled(gone);
    }

    private void restore(OrderDraft left) {
        standing.restore(left);
        form.restore(left);
        remark.set(
                left.attempted().isEmpty()
                        ? "This is where you left off; nothing of it is stored yet."
                        : "This order was being saved when the program ended. Save it again: it cannot be stored twice.");
    }

    /** Keeps what is unfinished; the window closes. */
    public void close() {
        drafts.close();
    }
}
