package io.millrace.ui.catalog;

import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.EntryChoices.Family;
import io.millrace.oltp.PastChange;
import io.millrace.oltp.Product;
import io.millrace.oltp.ProductCard;
import io.millrace.ui.services.Counter;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Products: found, added and corrected. */
public final class ProductsViewModel extends CardViewModel<Product> {

    private static final int LONGEST_NUMBER = 40;

    private final Counter counter;
    private final Formats formats;
    private final ObservableValue<EntryChoices> choices;
    private final StringProperty number = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Family> family = new SimpleObjectProperty<>();
    private Optional<ProductCard> loaded = Optional.empty();

    public ProductsViewModel(
            Counter counter,
            Background background,
            Formats formats,
            ObservableValue<EntryChoices> choices) {
        super(background);
        this.counter = counter;
        this.formats = formats;
        this.choices = choices;
    }

    ObservableValue<EntryChoices> choices() {
        return choices;
    }

    /** Chosen by the person for a new product; fixed afterwards. */
    StringProperty numberProperty() {
        return number;
    }

    StringProperty nameProperty() {
        return name;
    }

    ObjectProperty<@Nullable Family> familyProperty() {
        return family;
    }

    ObservableValue<String> numberProblem() {
        return Bindings.createStringBinding(this::findNumberProblem, triedProperty(), number);
    }

    private String findNumberProblem() {
        if (number.get().strip().length() > LONGEST_NUMBER) {
            return "At most %d characters".formatted(LONGEST_NUMBER);
        }
        return triedProperty().get() && number.get().isBlank() ? "Needed" : "";
    }

    ObservableValue<String> nameProblem() {
        return Bindings.createStringBinding(
                () -> triedProperty().get() && name.get().isBlank() ? "Needed" : "",
                triedProperty(),
                name);
    }

    ObservableValue<String> familyProblem() {
        return Bindings.createStringBinding(
                () -> triedProperty().get() && family.get() == null ? "Needed" : "",
                triedProperty(),
                family);
    }

    @Override
    List<Product> find(String part, Run run) {
        return counter.catalog().products(part, MOST_ROWS, run);
    }

    @Override
    Runnable read(Product row, Run run) {
        ProductCard card = present(counter.catalog().product(row.productId(), run), row.name());
        List<PastChange> past = counter.catalog().historyOfProduct(row.productId(), run);
        return () -> show(card, past);
    }

    private void show(ProductCard card, List<PastChange> past) {
        loaded = Optional.of(card);
        Product product = card.product();
        number.set(product.productId());
        name.set(product.name());
        family.set(new Family(product.category(), product.subcategory()));
        history().setAll(Past.of(past, formats));
    }

    @Override
    void blank() {
        loaded = Optional.empty();
        number.set("");
        name.set("");
        family.set(null);
    }

    @Override
    boolean isComplete() {
        return !number.get().isBlank()
                && findNumberProblem().isEmpty()
                && !name.get().isBlank()
                && family.get() != null;
    }

    @Override
    Supplier<Product> storing() {
        Family place = family.get() == null ? new Family("", "") : family.get();
        Product wanted =
                new Product(
                        number.get().strip(),
                        name.get().strip(),
                        place.category(),
                        place.subcategory());
        Optional<ProductCard> before = loaded;
        return () -> {
            if (before.isPresent()) {
                counter.catalog().save(before.get(), wanted);
            } else {
                counter.catalog().add(wanted);
            }
            return wanted;
        };
    }

    @Override
    String nameOf(Product row) {
        return row.name();
    }
}
