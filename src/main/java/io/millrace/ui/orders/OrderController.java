package io.millrace.ui.orders;

import io.millrace.oltp.Customer;
import io.millrace.oltp.EntryChoices;
import io.millrace.ui.orders.OrderStanding.Mode;
import io.millrace.ui.widgets.ConfirmButton;
import io.millrace.ui.widgets.Field;
import io.millrace.ui.widgets.LookupField;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.words.Formats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Puts the form for an order on the screen. */
public final class OrderController {

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    private static final KeyCombination SAVE_AND_NEW = KeyCombination.valueOf("Shortcut+Shift+S");

    private final OrderViewModel model;
    private final Formats formats;
    private final Map<LineViewModel, LineRow> rows = new HashMap<>();

    @FXML private BorderPane root;
    @FXML private HBox remarkBar;
    @FXML private Label remark;
    @FXML private HBox wantedBar;
    @FXML private Label wanted;
    @FXML private HBox cards;
    @FXML private VBox knownCustomer;
    @FXML private VBox newCustomer;
    @FXML private Field customer;
    @FXML private Label customerDetail;
    @FXML private Field name;
    @FXML private Field segment;
    @FXML private Field email;
    @FXML private Field phone;
    @FXML private Field country;
    @FXML private Field state;
    @FXML private Field city;
    @FXML private Field postalCode;
    @FXML private Field region;
    @FXML private Field market;
    @FXML private Field orderDate;
    @FXML private Field priority;
    @FXML private Field shipMode;
    @FXML private Field shipDate;
    @FXML private VBox lineCard;
    @FXML private VBox lines;
    @FXML private Label reduction;
    @FXML private Label total;
    @FXML private Label problem;
    @FXML private ProgressBar progress;
    @FXML private ConfirmButton cancel;
    @FXML private ConfirmButton discard;
    @FXML private Button newOrder;
    @FXML private Button saveAndNew;
    @FXML private Button save;

    public OrderController(OrderViewModel model) {
        this.model = model;
        this.formats = model.formats();
    }

    @FXML
    void initialize() {
        showBars();
        showBuyer();
        showPlace();
        showSchedule();
        showLines();
        showTotals();
        showButtons();
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        Shown.onEscape(root, model::stay);
        Shown.focusFirst(customer);
    }

    private void press(KeyEvent event) {
        if (SAVE.match(event)) {
            model.save();
            event.consume();
        } else if (SAVE_AND_NEW.match(event)) {
            model.saveAndNew();
            event.consume();
        }
    }

    private void showBars() {
        Shown.when(model.remarkProperty().isNotEmpty(), remarkBar);
        remark.textProperty().bind(model.remarkProperty());
        Shown.when(
                model.wantedOrderProperty().map(order -> order.isPresent()).orElse(false),
                wantedBar);
        wanted.textProperty()
                .bind(
                        model.wantedOrderProperty()
                                .map(order ->
                                        order.map(id ->
                                                        "You have an order that is not saved. Save it or give it up before you open %s."
                                                                .formatted(id))
                                                .orElse("")));
    }

    private void showBuyer() {
        BuyerViewModel buyer = model.buyer();
        LookupField<Customer> field =
                new LookupField<>(
                        buyer.customer(),
                        Customer::name,
                        found -> found.customerId() + " · " + found.segment());
        field.setPromptText("Type a name or number");
        customer.setControl(field);
        customer.problemProperty().bind(buyer.customerProblem());
        customerDetail
                .textProperty()
                .bind(
                        buyer.customer()
                                .chosenProperty()
                                .map(chosen ->
                                        chosen.map(found ->
                                                        found.customerId()
                                                                + " · "
                                                                + found.segment())
                                                .orElse("")));
        Shown.when(buyer.isNewProperty().not(), knownCustomer);
        Shown.when(buyer.isNewProperty(), newCustomer);
        name.type(buyer.nameProperty(), buyer.nameProblem());
        email.type(buyer.emailProperty(), buyer.emailProblem());
        phone.type(buyer.phoneProperty());
        segment.choose(
                model.choicesProperty().map(EntryChoices::segments),
                buyer.segmentProperty(),
                buyer.segmentProblem());
        buyer.isNewProperty().subscribe((_, isNew) -> (isNew ? name : customer).focus());
    }

    private void showPlace() {
        ShipToViewModel place = model.shipTo();
        country.type(place.countryProperty(), place.problem(place.countryProperty()));
        state.type(place.stateProperty(), place.problem(place.stateProperty()));
        city.type(place.cityProperty(), place.problem(place.cityProperty()));
        postalCode.type(place.postalCodeProperty());
        region.suggest(model.choicesProperty().map(EntryChoices::regions), place.regionProperty());
        region.problemProperty().bind(place.problem(place.regionProperty()));
        market.suggest(model.choicesProperty().map(EntryChoices::markets), place.marketProperty());
        market.problemProperty().bind(place.problem(place.marketProperty()));
    }

    private void showSchedule() {
        ScheduleViewModel schedule = model.schedule();
        orderDate.day(schedule.orderDateProperty(), schedule.orderDateProblem());
        priority.choose(
                model.choicesProperty().map(EntryChoices::priorities),
                schedule.priorityProperty(),
                schedule.priorityProblem());
        shipMode.choose(
                        model.choicesProperty().map(EntryChoices::shipModes),
                        schedule.shipModeProperty(),
                        schedule.shipModeProblem())
                .setPromptText("Differs by line");
        shipDate.day(schedule.shipDateProperty(), schedule.shipDateProblem())
                .promptTextProperty()
                .bind(model.modeProperty().map(mode -> mode == Mode.NEW ? "" : "Differs by line"));
    }

    private void showLines() {
        lineCard.getChildren().add(1, LineRow.header());
        model.lines().subscribe(this::arrange);
        model.totalsProperty().subscribe(_ -> count());
        arrange();
    }

    private void arrange() {
        rows.keySet().retainAll(model.lines());
        lines.getChildren()
                .setAll(
                        model.lines().stream()
                                .map(line -> rows.computeIfAbsent(line, this::row))
                                .toList());
        count();
    }

    private void count() {
        for (int i = 0; i < lines.getChildren().size(); i++) {
            ((LineRow) lines.getChildren().get(i)).setNumber(i + 1);
        }
    }

    private LineRow row(LineViewModel line) {
        return new LineRow(line, formats, () -> remove(line));
    }

    private void remove(LineViewModel line) {
        int place = model.lines().indexOf(line);
        model.remove(line);
        List<Node> left = lines.getChildren();
        ((LineRow) left.get(Math.min(place, left.size() - 1))).focus();
    }

    private void showTotals() {
        lineCard.getChildren().add(LineRow.sums(model.totalsProperty(), formats));
        total.textProperty()
                .bind(model.totalsProperty().map(now -> formats.moneyInFull(now.total())));
        reduction
                .textProperty()
                .bind(
                        model.totalsProperty()
                                .map(now ->
                                        now.reduction().signum() == 0
                                                ? "Total with shipping"
                                                : "Total with shipping, after %s of discounts"
                                                        .formatted(
                                                                formats.moneyInFull(
                                                                        now.reduction()))));
    }

    private void showButtons() {
        Shown.text(problem, model.problemProperty());
        progress.visibleProperty().bind(model.busyProperty());
        ObservableValue<Boolean> look = model.modeProperty().map(mode -> mode == Mode.LOOK);
        ObservableValue<Boolean> change = model.modeProperty().map(mode -> mode == Mode.CHANGE);
        cards.disableProperty().bind(look);
        lines.disableProperty().bind(look);
        Shown.when(look.map(isLook -> !isLook), save, saveAndNew);
        Shown.when(change, cancel);
        Shown.when(model.unsavedProperty(), discard);
        Shown.when(
                model.unsavedProperty().not().and(model.numberProperty().isNotEmpty()), newOrder);
        save.disableProperty().bind(model.busyProperty());
        saveAndNew.disableProperty().bind(model.busyProperty());
        cancel.disableProperty().bind(model.busyProperty());
        discard.disableProperty().bind(model.busyProperty());
        cancel.onConfirmed(model::cancelOrder);
        discard.onConfirmed(model::discard);
        change.subscribe(isChange -> discard.setWish(isChange ? "Undo changes" : "Discard"));
    }

    @FXML
    void beginNewCustomer() {
        model.buyer().beginNew();
    }

    @FXML
    void endNewCustomer() {
        model.buyer().endNew();
    }

    @FXML
    void stay() {
        model.stay();
    }

    @FXML
    void openWanted() {
        model.openWanted();
    }

    @FXML
    void newOrder() {
        model.blank();
        customer.focus();
    }

    @FXML
    void save() {
        model.save();
    }

    @FXML
    void saveAndNew() {
        model.saveAndNew();
        customer.focus();
    }
}
