package io.millrace.ui.orders;

import io.millrace.oltp.Customer;
import io.millrace.oltp.NewCustomer;
import io.millrace.ui.widgets.Lookup;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Who buys: somebody of the list, or somebody new. */
public final class BuyerViewModel {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final Lookup<Customer> customer;
    private final BooleanProperty isNew = new SimpleBooleanProperty();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable String> segment = new SimpleObjectProperty<>();
    private final StringProperty email = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final BooleanProperty tried = new SimpleBooleanProperty();

    /** The number that was taken for a new customer; empty until then. */
    private String newId = "";

    BuyerViewModel(Lookup<Customer> customer, Runnable changed) {
        this.customer = customer;
        customer.textProperty().subscribe(changed);
        isNew.subscribe(changed);
        name.subscribe(changed);
        segment.subscribe(changed);
        email.subscribe(changed);
        phone.subscribe(changed);
    }

    /** The list to choose from. */
    public Lookup<Customer> customer() {
        return customer;
    }

    /** Whether the customer is somebody new. */
    BooleanProperty isNewProperty() {
        return isNew;
    }

    StringProperty nameProperty() {
        return name;
    }

    ObjectProperty<@Nullable String> segmentProperty() {
        return segment;
    }

    public StringProperty emailProperty() {
        return email;
    }

    StringProperty phoneProperty() {
        return phone;
    }

    BooleanProperty triedProperty() {
        return tried;
    }

    /** Begins with somebody new, by the name that was searched in vain. */
    public void beginNew() {
        if (name.get().isBlank() && customer.chosenProperty().get().isEmpty()) {
            name.set(customer.textProperty().get());
        }
        isNew.set(true);
    }

    /** Goes back to the list. */
    void endNew() {
        isNew.set(false);
    }

    ObservableValue<String> customerProblem() {
        return Bindings.createStringBinding(
                () ->
                        !customer.problemProperty().get().isEmpty()
                                ? customer.problemProperty().get()
                                : tried.get()
                                                && !isNew.get()
                                                && customer.chosenProperty().get().isEmpty()
                                        ? "Choose one of the list that opens"
                                        : "",
                customer.problemProperty(),
                customer.chosenProperty(),
                tried,
                isNew);
    }

    ObservableValue<String> nameProblem() {
        return Bindings.createStringBinding(
                () -> tried.get() && name.get().isBlank() ? "Needed" : "", tried, name);
    }

    ObservableValue<String> segmentProblem() {
        return Bindings.createStringBinding(
                () -> tried.get() && segment.get() == null ? "Needed" : "", tried, segment);
    }

    ObservableValue<String> emailProblem() {
        return email.map(_ -> isEmailRight() ? "" : "Not an e-mail address");
    }

    private boolean isEmailRight() {
        return email.get().isBlank() || EMAIL.matcher(email.get().strip()).matches();
    }

    boolean isComplete() {
        return isNew.get()
                ? !name.get().isBlank() && segment.get() != null && isEmailRight()
                : customer.chosenProperty().get().isPresent();
    }

    boolean isBlank() {
        return !isNew.get() && customer.textProperty().get().isBlank();
    }

    /** Whether a number must be taken before the order can be stored. */
    boolean needsNumber() {
        return isNew.get() && newId.isEmpty();
    }

    void setNumber(String id) {
        newId = id;
    }

    String customerName() {
        return isNew.get()
                ? name.get().strip()
                : customer.chosenProperty().get().map(Customer::name).orElse("");
    }

    String customerId() {
        return isNew.get()
                ? newId
                : customer.chosenProperty().get().map(Customer::customerId).orElse("");
    }

    Optional<NewCustomer> newCustomer() {
        String chosen = segment.get();
        return isNew.get()
                ? Optional.of(
                        new NewCustomer(
                                newId,
                                name.get().strip(),
                                chosen == null ? "" : chosen,
                                email.get().strip(),
                                phone.get().strip()))
                : Optional.empty();
    }

    void show(Customer known) {
        clear();
        customer.choose(known);
    }

    void clear() {
        customer.clear();
        showNew(null);
    }

    /** Shows who buys as somebody left it. */
    void restore(OrderDraft left) {
        customer.clear();
        if (left.customer() == null) {
            customer.textProperty().set(left.customerText());
        } else {
            customer.choose(left.customer());
        }
        showNew(left.newCustomer());
    }

    private void showNew(@Nullable NewCustomer left) {
        newId = left == null ? "" : left.customerId();
        name.set(left == null ? "" : left.name());
        segment.set(left == null || left.segment().isEmpty() ? null : left.segment());
        email.set(left == null ? "" : left.email());
        phone.set(left == null ? "" : left.phone());
        isNew.set(left != null);
    }
}
