package io.millrace.ui.orders;

import io.millrace.MillraceException;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.NoteFile;
import io.millrace.ui.work.NoteKeeper;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the unfinished order in a file as it changes, until it is stored or given up. */
final class OrderDrafts {

    private final NoteKeeper<OrderDraft> keeper;
    private final OrderForm form;
    private final OrderStanding standing;

    /** Before that, a blank form says nothing of what was left unfinished. */
    private boolean isRead;

    /**
     * Keeps the order of a form.
     *
     * @param failed called if it cannot be kept
     */
    OrderDrafts(
            Path folder,
            Background background,
            OrderForm form,
            OrderStanding standing,
            Consumer<MillraceException> failed) {
        keeper =
                new NoteKeeper<>(
                        new NoteFile<>(folder.resolve("order.json"), OrderDraft.class),
                        background,
                        failed);
        this.form = form;
        this.standing = standing;
    }

    boolean isRead() {
        return isRead;
    }

    /**
     * What was left unfinished; from then on changes are kept.
     *
     * @throws MillraceException if it cannot be read; then it is put aside
     */
    Optional<OrderDraft> read() {
        try {
            return keeper.kept();
        } finally {
            isRead = true;
        }
    }

    /** Keeps the order as it is now, unless there is nothing to keep of it. */
    void follow(boolean unsaved) {
        if (!isRead) {
            return;
        }
        if (unsaved || !standing.attempted().isEmpty()) {
            keeper.keep(draft());
        } else {
            keeper.forget();
        }
    }

    /** Keeps the order as it is now, and calls back when it is on the disk. */
    void keep(Runnable then) {
        keeper.keep(draft());
        keeper.whenKept(then);
    }

    private OrderDraft draft() {
        BuyerViewModel buyer = form.buyer();
        ScheduleViewModel schedule = form.schedule();
        return new OrderDraft(
                standing.numberProperty().get(),
                standing.loaded().orElse(null),
                standing.attempted(),
                buyer.customer().chosenProperty().get().orElse(null),
                buyer.customer().textProperty().get(),
                buyer.newCustomer().orElse(null),
                form.shipTo().draft(),
                schedule.orderDateProperty().get(),
                schedule.priorityProperty().get(),
                schedule.shipModeProperty().get(),
                schedule.shipDateProperty().get(),
                schedule.isShipDateTyped(),
                form.lines().drafts());
    }

    void close() {
        keeper.close();
    }
}
