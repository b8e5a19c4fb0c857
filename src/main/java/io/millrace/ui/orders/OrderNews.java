package io.millrace.ui.orders;

import io.millrace.oltp.Order;
import io.millrace.oltp.OrderBook.Saved;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.warehouse.words.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells the rest of the window that an order was stored or taken back. */
final class OrderNews {

    private final Formats formats;
    private final List<Consumer<Notice>> notices = new ArrayList<>();
    private final List<Runnable> stored = new ArrayList<>();

    OrderNews(Formats formats) {
        this.formats = formats;
    }

    /** Calls the listener with what a person should hear of. */
    void onNotice(Consumer<Notice> listener) {
        notices.add(listener);
    }

    /** Calls the listener when the shop has something else than before. */
    void onStored(Runnable listener) {
        stored.add(listener);
    }

    void saved(Order order, String customer, Saved when) {
        tell(
                new Notice(
                        Mood.GOOD,
                        "Order " + order.orderId() + " is saved",
                        "%s · %s%s"
                                .formatted(
                                        customer,
                                        formats.moneyInFull(order.sales()),
                                        switch (when) {
                                            case NOW -> "";
                                            case BEFORE -> " · it had been stored already";
                                        })));
    }

    void cancelled(Order order) {
        tell(
                new Notice(
                        Mood.NEUTRAL,
                        "Order " + order.orderId() + " is cancelled",
                        "It is gone with all its lines; the audit keeps what it was."));
    }

    private void tell(Notice notice) {
        notices.forEach(listener -> listener.accept(notice));
        stored.forEach(Runnable::run);
    }
}
