package io.millrace.ui.overview;

import io.millrace.MillraceException;
import io.millrace.ui.tiles.Change;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.company.Cohort;
import io.millrace.warehouse.company.Company;
import io.millrace.warehouse.company.CompanyReports;
import io.millrace.warehouse.company.Concentration;
import io.millrace.warehouse.company.Place;
import io.millrace.warehouse.company.Sold;
import io.millrace.warehouse.words.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The company in the chosen period and the one before, and whether the figures are there. */
public final class OverviewViewModel {

    /** What the overview shows. */
    public enum State {
        LOADING,
        READY,
        EMPTY,
        FAILED
    }

    /** Who and what sells most. */
    private record Largest(Concentration customers, Concentration products) {}

    private static final String NOTHING = "–";
    private static final List<String> TITLES = List.of("Sales", "Profit", "Margin", "Orders");

    private final CompanyReports reports;
    private final Formats formats;
    private final Latest companies;
    private final Latest largestReads;
    private final Latest cohortReads;

    private final ObjectProperty<PeriodChoice> choice =
            new SimpleObjectProperty<>(PeriodChoice.Preset.LAST_12_MONTHS);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Optional<Company>> company =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Concentration>> customers =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Concentration>> products =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Cohort> cohorts = FXCollections.observableArrayList();
    private final ObservableList<Place> places = FXCollections.observableArrayList();
    private final List<ReadOnlyObjectWrapper<TileContent>> tiles =
            TITLES.stream()
                    .map(title -> new ReadOnlyObjectWrapper<>(TileContent.waiting(title)))
                    .toList();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");

    /** Reads nothing yet. */
    public OverviewViewModel(CompanyReports reports, Background background, Formats formats) {
        this.reports = reports;
        this.formats = formats;
        companies = new Latest(background);
        largestReads = new Latest(background);
        cohortReads = new Latest(background);
        choice.subscribe((_, _) -> refresh());
    }

    /** Reads the figures; what is shown stays until they are there. */
    public void refresh() {
        PeriodChoice wanted = choice.get();
        reading.set(true);
        largestReads.forget();
        companies.submit(run -> reports.company(wanted, run), this::show, this::fail);
        cohortReads.submit(reports::cohorts, cohorts::setAll, this::fail);
    }

    /** Reads the figures anew if they were read before: there may be others now. */
    public void refreshIfRead() {
        if (state.get() != State.LOADING) {
            refresh();
        }
    }

    private void show(Optional<Company> read) {
        problem.set("");
        company.set(read);
        if (read.isEmpty()) {
            reading.set(false);
            caption.set("");
            state.set(State.EMPTY);
        } else {
            show(read.get());
        }
    }

    private void show(Company read) {
        places.setAll(rows(read));
        List<TileContent> contents = tiles(read);
        for (int i = 0; i < contents.size(); i++) {
            tiles.get(i).set(contents.get(i));
        }
        caption.set(
                formats.period(read.period())
                        + (read.isComparable()
                                ? " · growth against " + formats.period(read.period().previous())
                                : " · no data of the period before"));
        state.set(State.READY);
        largestReads.submit(
                run ->
                        new Largest(
                                reports.customers(read.period(), run),
                                reports.products(read.period(), run)),
                this::show,
                this::fail);
    }

    private void show(Largest read) {
        customers.set(Optional.of(read.customers()));
        products.set(Optional.of(read.products()));
        reading.set(false);
    }

    /** Each market, then its regions. */
    private static List<Place> rows(Company read) {
        List<Place> rows = new ArrayList<>();
        for (Place market : read.markets()) {
            rows.add(market);
            rows.addAll(read.regions(market.market()));
        }
        return rows;
    }

    private List<TileContent> tiles(Company read) {
        Place total = read.total();
        Sold now = total.now();
        Optional<Sold> before =
                read.isComparable() ? Optional.of(total.before()) : Optional.empty();
        return List.of(
                tile(
                        read,
                        0,
                        formats.money(now.sales()),
                        before.map(then -> Change.ofAmount(then.sales(), now.sales(), formats))),
                tile(
                        read,
                        1,
                        formats.money(now.profit()),
                        before.map(then -> Change.ofAmount(then.profit(), now.profit(), formats))),
                tile(
                        read,
                        2,
                        now.margin().map(formats::percent).orElse(NOTHING),
                        before.flatMap(Sold::margin)
                                .flatMap(then ->
                                        now.margin()
                                                .map(rate ->
                                                        Change.ofRate(then, rate, true, formats)))),
                tile(
                        read,
                        3,
                        formats.count(now.orders()),
                        before.flatMap(
                                then -> Change.ofCount(then.orders(), now.orders(), formats))));
    }

    private TileContent tile(Company read, int place, String value, Optional<Change> change) {
        return new TileContent(
                TITLES.get(place),
                value,
                formats.period(read.period()),
                change,
                read.isComparable() ? "vs " + formats.period(read.period().previous()) : "",
                List.of(),
                List.of());
    }

    private void fail(MillraceException failure) {
        reading.set(false);
        problem.set(String.valueOf(failure.getMessage()));
        if (company.get().isEmpty()) {
            state.set(State.FAILED);
        }
    }

    /** The period that the person picked; another one reads the figures anew. */
    public ObjectProperty<PeriodChoice> choiceProperty() {
        return choice;
    }

    /** The days of the figures that are shown; null while there are none. */
    public ObservableValue<@Nullable Period> shownPeriod() {
        return company.map(read -> read.map(Company::period).orElse(null));
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Company>> companyProperty() {
        return company.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Concentration>> customersProperty() {
        return customers.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Concentration>> productsProperty() {
        return products.getReadOnlyProperty();
    }

    ObservableList<Cohort> cohorts() {
        return cohorts;
    }

    /** Each market, whose region is blank, then its regions. */
    ObservableList<Place> places() {
        return places;
    }

    /** Sales, profit, margin and orders. */
    List<ReadOnlyObjectProperty<TileContent>> tiles() {
        return tiles.stream().map(ReadOnlyObjectWrapper::getReadOnlyProperty).toList();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    /** Holds while anything is being read. */
    public BooleanBinding busyBinding() {
        return reading.getReadOnlyProperty().or(cohortReads.busyProperty());
    }
}
