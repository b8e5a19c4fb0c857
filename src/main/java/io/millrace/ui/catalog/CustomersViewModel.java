package io.millrace.ui.catalog;

import io.millrace.oltp.Catalog;
import io.millrace.oltp.Customer;
import io.millrace.oltp.CustomerCard;
import io.millrace.oltp.CustomerCard.Contact;
import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.NewCustomer;
import io.millrace.oltp.OrderFilter;
import io.millrace.oltp.OrderSummary;
import io.millrace.oltp.PastChange;
import io.millrace.ui.services.Counter;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Customers: found, added and corrected. */
public final class CustomersViewModel extends CardViewModel<Customer> {

    private static final int MOST_ORDERS = 50;

    private final Counter counter;
    private final Formats formats;
    private final ObservableValue<EntryChoices> choices;
    private final ObservableList<OrderSummary> orders = FXCollections.observableArrayList();
    private final StringProperty number = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable String> segment = new SimpleObjectProperty<>();
    private final StringProperty email = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper contactHidden = new ReadOnlyBooleanWrapper();
    private Optional<CustomerCard> loaded = Optional.empty();

    /** The number that was taken for the new customer on the card; empty until then. */
    private volatile String newId = "";

    public CustomersViewModel(
            Counter counter,
            Background background,
            Formats formats,
            ObservableValue<EntryChoices> choices) {
        super(background);
        this.counter = counter;
        this.formats = formats;
        this.choices = choices;
    }

    Formats formats() {
        return formats;
    }

    ObservableValue<EntryChoices> choices() {
        return choices;
    }

    /** The customer's latest orders, of those that the person may see. */
    ObservableList<OrderSummary> orders() {
        return orders;
    }

    StringProperty numberProperty() {
        return number;
    }

    StringProperty nameProperty() {
        return name;
    }

    ObjectProperty<@Nullable String> segmentProperty() {
        return segment;
    }

    StringProperty emailProperty() {
        return email;
    }

    StringProperty phoneProperty() {
        return phone;
    }

    /** Whether it is not for this person to know how to reach the customer. */
    ReadOnlyBooleanProperty contactHiddenProperty() {
        return contactHidden.getReadOnlyProperty();
    }

    ObservableValue<String> nameProblem() {
        return Bindings.createStringBinding(
                () -> triedProperty().get() && name.get().isBlank() ? "Needed" : "",
                triedProperty(),
                name);
    }

    ObservableValue<String> segmentProblem() {
        return Bindings.createStringBinding(
                () -> triedProperty().get() && segment.get() == null ? "Needed" : "",
                triedProperty(),
                segment);
    }

    @Override
    List<Customer> find(String part, Run run) {
        return counter.catalog().customers(part, MOST_ROWS, run);
    }

    @Override
    Runnable read(Customer row, Run run) {
        Catalog catalog = counter.catalog();
        CustomerCard card = present(catalog.customer(row.customerId(), run), row.name());
        List<PastChange> past = catalog.historyOfCustomer(row.customerId(), run);
        List<OrderSummary> bought = counter.orders().search(OrderFilter.of(row), MOST_ORDERS, run);
        return () -> show(card, past, bought);
    }

    private void show(CustomerCard card, List<PastChange> past, List<OrderSummary> bought) {
        loaded = Optional.of(card);
        number.set(card.customer().customerId());
        name.set(card.customer().name());
        segment.set(card.customer().segment());
        email.set(card.contact().map(Contact::email).orElse(""));
        phone.set(card.contact().map(Contact::phone).orElse(""));
        contactHidden.set(card.contact().isEmpty());
        history().setAll(Past.of(past, formats));
        orders.setAll(bought);
    }

    @Override
    void blank() {
        loaded = Optional.empty();
        newId = "";
        number.set("");
        name.set("");
        segment.set(null);
        email.set("");
        phone.set("");
        contactHidden.set(false);
        orders.clear();
    }

    @Override
    boolean isComplete() {
        return !name.get().isBlank() && segment.get() != null;
    }

    @Override
    Supplier<Customer> storing() {
        String chosen = segment.get() == null ? "" : segment.get();
        String called = name.get().strip();
        Contact contact = new Contact(email.get().strip(), phone.get().strip());
        Optional<CustomerCard> before = loaded;
        return () ->
                before.isPresent()
                        ? change(before.get(), called, chosen, contact)
                        : add(called, chosen, contact);
    }

    private Customer change(CustomerCard before, String called, String chosen, Contact contact) {
        Customer wanted = new Customer(before.customer().customerId(), called, chosen);
        counter.catalog().save(before, wanted, before.contact().map(_ -> contact));
        return wanted;
    }

    /** Under one number, however often it is tried. */
    private synchronized Customer add(String called, String chosen, Contact contact) {
        if (newId.isEmpty()) {
            newId = counter.catalog().newCustomerId(called);
        }
        counter.catalog()
                .add(new NewCustomer(newId, called, chosen, contact.email(), contact.phone()));
        return new Customer(newId, called, chosen);
    }

    @Override
    String nameOf(Customer row) {
        return row.name();
    }
}
