package io.millrace.ui.orders;

import io.millrace.oltp.OrderLine;
import io.millrace.oltp.Product;
import io.millrace.oltp.StoredOrder;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.widgets.Typed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The lines of an order as they are typed; the last one is blank and waits for the next. */
final class LinesViewModel {

    private final Typed typed;
    private final Supplier<Lookup<Product>> products;
    private final LineViewModel.Pricing pricing;
    private final Runnable changed;
    private final ObservableList<LineViewModel> lines = FXCollections.observableArrayList();
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<OrderTotals> totals =
            new ReadOnlyObjectWrapper<>(OrderTotals.NOTHING);

    /**
     * No line yet.
     *
     * @param products gives each line a list of its own to choose from
     */
    LinesViewModel(
            Typed typed,
            Supplier<Lookup<Product>> products,
            LineViewModel.Pricing pricing,
            Runnable changed) {
        this.typed = typed;
        this.products = products;
        this.pricing = pricing;
        this.changed = changed;
    }

    ObservableList<LineViewModel> lines() {
        return lines;
    }

    ReadOnlyObjectProperty<OrderTotals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    BooleanProperty triedProperty() {
        return tried;
    }

    /** Whether each line has a day and a way of shipping of its own. */
    ObservableValue<Boolean> eachShipped() {
        return totals.map(_ -> filled().stream().allMatch(line -> line.loaded().isPresent()));
    }

    boolean isBlank() {
        return filled().isEmpty();
    }

    private List<LineViewModel> filled() {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    private LineViewModel add() {
        LineViewModel line = new LineViewModel(typed, products.get(), pricing, changed);
        line.triedProperty().bind(tried);
        lines.add(line);
        return line;
    }

    void remove(LineViewModel line) {
        lines.remove(line);
        changed.run();
    }

    /** Reckons, and sees to it that a blank line waits at the end. */
    void settle() {
        if (lines.isEmpty() || !lines.getLast().isBlank()) {
            add();
        }
        totals.set(OrderTotals.of(lines));
    }

    /** Looks up again which products fit, where that could not be done before. */
    void searchAgain() {
        lines.forEach(line -> line.product().searchAgain());
    }

    /** Gives all lines up. */
    void clear() {
        lines.clear();
        add();
    }

    /** Shows the lines of an order that is stored. */
    void show(StoredOrder order) {
        lines.clear();
        for (OrderLine line : order.order().lines()) {
            Product product = order.products().get(line.productId());
            if (product != null) {
                add().load(line, product);
            }
        }
    }

    List<LineDraft> drafts() {
        return filled().stream().map(LineViewModel::draft).toList();
    }

    /** Shows the lines as somebody left them. */
    void restore(List<LineDraft> left) {
        lines.clear();
        left.forEach(line -> add().restore(line));
    }

    /**
     * The lines as they are typed; empty unless there are some and all are whole.
     *
     * @param ordered the day before which nothing is shipped
     * @param shipDate of all lines; without it each keeps its own
     * @param shipMode likewise
     */
    List<OrderLine> whole(
            LocalDate ordered, Optional<LocalDate> shipDate, Optional<String> shipMode) {
        List<OrderLine> whole = new ArrayList<>();
        int last = lastNumber();
        for (LineViewModel line : filled()) {
            Optional<OrderLine> made =
                    line.line(
                            line.loaded().map(OrderLine::number).orElse(last + 1),
                            shipDate,
                            shipMode);
            if (made.isEmpty() || made.get().shipDate().isBefore(ordered)) {
                return List.of();
            }
            last = Math.max(last, made.get().number());
            whole.add(made.get());
        }
        return whole;
    }

    private int lastNumber() {
        return filled().stream()
                .flatMap(line -> line.loaded().stream())
                .mapToInt(OrderLine::number)
                .max()
                .orElse(0);
    }
}
