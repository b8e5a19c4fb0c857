package io.millrace.ui.orders;

import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.EntryChoices.Area;
import io.millrace.oltp.ShipTo;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Where an order goes, as it is typed. */
public final class ShipToViewModel {

    private static final String MISSING = "Needed";

    /** Looks up whose business a place is; called on the window's thread, answers there. */
    @FunctionalInterface
    interface Areas {
        void ask(String country, String state);
    }

    private final StringProperty country = new SimpleStringProperty("");
    private final StringProperty state = new SimpleStringProperty("");
    private final StringProperty city = new SimpleStringProperty("");
    private final StringProperty postalCode = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty market = new SimpleStringProperty("");
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final Supplier<EntryChoices> choices;
    private boolean filling;
    private boolean typed;

    ShipToViewModel(Supplier<EntryChoices> choices, Areas areas, Runnable changed) {
        this.choices = choices;
        for (StringProperty part : parts()) {
            part.subscribe((_, _) -> {
                if (!filling) {
                    typed = true;
                    changed.run();
                }
            });
        }
        for (StringProperty part : List.of(country, state)) {
            part.subscribe((_, _) -> {
                if (!filling && !country.get().isBlank()) {
                    areas.ask(country.get(), state.get());
                }
            });
        }
        region.subscribe((_, chosen) -> {
            if (!filling) {
                follow(chosen);
            }
        });
    }

    private List<StringProperty> parts() {
        return List.of(country, state, city, postalCode, region, market);
    }

    StringProperty countryProperty() {
        return country;
    }

    StringProperty stateProperty() {
        return state;
    }

    public StringProperty cityProperty() {
        return city;
    }

    StringProperty postalCodeProperty() {
        return postalCode;
    }

    StringProperty regionProperty() {
        return region;
    }

    StringProperty marketProperty() {
        return market;
    }

    BooleanProperty triedProperty() {
        return tried;
    }

    /** Says that a part is needed, once somebody tried to save without it. */
    ObservableValue<String> problem(StringProperty part) {
        return part.flatMap(text -> tried.map(now -> now && text.isBlank() ? MISSING : ""));
    }

    /** A region of the list brings its market along. */
    private void follow(String chosen) {
        choices.get().areas().stream()
                .filter(area -> area.region().equals(chosen) && !area.market().isEmpty())
                .findFirst()
                .ifPresent(area -> market.set(area.market()));
    }

    /** What the place was last time, for a form that says nothing else. */
    void suggest(Area area) {
        filling = true;
        region.set(area.region());
        market.set(area.market());
        filling = false;
    }

    /** Where the customer's last order went, unless somebody typed a place already. */
    void suggest(ShipTo last) {
        if (!typed) {
            show(last);
        }
    }

    void show(ShipTo place) {
        filling = true;
        country.set(place.country());
        state.set(place.state());
        city.set(place.city());
        postalCode.set(place.postalCode());
        region.set(place.region());
        market.set(place.market());
        filling = false;
    }

    /** Shows a place that somebody wants, not one that was suggested. */
    void restore(ShipTo place) {
        show(place);
        typed = !place.equals(ShipTo.BLANK);
    }

    boolean isComplete() {
        return Stream.of(country, state, city, region, market)
                .noneMatch(part -> part.get().isBlank());
    }

    /** Whether nobody has said whose business it is. */
    boolean isWithoutArea() {
        return region.get().isBlank() && market.get().isBlank();
    }

    boolean isBlank() {
        return parts().stream().allMatch(part -> part.get().isBlank());
    }

    ShipTo shipTo() {
        return new ShipTo(
                country.get().strip(),
                state.get().strip(),
                city.get().strip(),
                postalCode.get().strip(),
                region.get().strip(),
                market.get().strip());
    }

    /** As it is typed, blanks and all. */
    ShipTo draft() {
        return new ShipTo(
                country.get(),
                state.get(),
                city.get(),
                postalCode.get(),
                region.get(),
                market.get());
    }
}
