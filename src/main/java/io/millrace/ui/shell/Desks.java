package io.millrace.ui.shell;

import io.millrace.access.Session;
import io.millrace.ui.account.AccountController;
import io.millrace.ui.account.AccountViewModel;
import io.millrace.ui.answers.AnswerDesk;
import io.millrace.ui.counter.CounterDesk;
import io.millrace.ui.oversight.OversightDesk;
import io.millrace.ui.people.PeopleController;
import io.millrace.ui.people.PeopleViewModel;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Services;
import io.millrace.ui.settings.SettingsDesk;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** What a person may work with: the desks and view-models behind the screens. */
final class Desks {

    static final String ACCOUNT = "My account";

    private static final ObservableValue<Boolean> NEVER = new SimpleBooleanProperty(false);

    private final Optional<Insight> insight;
    private final Optional<AnswerDesk> answers;
    private final Optional<CounterDesk> counter;
    private final Optional<OversightDesk> oversight;
    private final Optional<PeopleViewModel> people;
    private final Optional<SettingsDesk> settings;
    private final Optional<AccountViewModel> account;
    private final List<Screen> screens;

    /**
     * Builds what the person may see; reads nothing yet.
     *
     * @param leave signs out
     * @param open shows a screen
     * @param tell what a person should hear of
     */
    Desks(
            Services services,
            Background background,
            ObjectProperty<Theme> theme,
            Runnable leave,
            Consumer<Screen> open,
            Consumer<Notice> tell) {
        Formats formats = Formats.ofDesktop(services.appearance().currency());
        insight =
                services.warehouse().map(warehouse -> new Insight(warehouse, background, formats));
        answers =
                services.questions()
                        .map(questions -> new AnswerDesk(questions, background, formats, open));
        insight.ifPresent(
                shown -> shown.sync().onLoaded(() -> answers.ifPresent(AnswerDesk::refresh)));
        counter =
                services.counter()
                        .map(work -> new CounterDesk(work, background, formats, theme, open));
        oversight =
                services.oversight()
                        .flatMap(work ->
                                services.warehouse()
                                        .map(warehouse ->
                                                new OversightDesk(
                                                        work,
                                                        warehouse.sync(),
                                                        insight.orElseThrow().sync(),
                                                        background,
                                                        formats,
                                                        theme)));
        people =
                services.session()
                        .flatMap(Session::administration)
                        .map(work ->
                                new PeopleViewModel(work, background, formats, Clock.systemUTC()));
        settings = services.installation().map(work -> new SettingsDesk(work, background, formats));
        account =
                services.session().map(session -> new AccountViewModel(session, background, leave));
        screens = allowed(theme, tell);
    }

    private List<Screen> allowed(ObjectProperty<Theme> theme, Consumer<Notice> tell) {
        return Stream.of(
                        insight.map(shown -> shown.screen(theme, tell, this::load)).stream(),
                        answers.stream().map(AnswerDesk::screens).flatMap(List::stream),
                        counter.stream().map(CounterDesk::screens).flatMap(List::stream),
                        oversight.stream().map(OversightDesk::screens).flatMap(List::stream),
                        people.map(Desks::peopleScreen).stream(),
                        settings.stream().map(SettingsDesk::screens).flatMap(List::stream),
                        account.map(Desks::accountScreen).stream())
                .flatMap(screens -> screens)
                .toList();
    }

    private static Screen peopleScreen(PeopleViewModel people) {
        return Screen.plain(
                "People",
                Feather.USERS,
                () -> Fxml.load(new PeopleController(people)),
                people.captionProperty(),
                people::refresh,
                people::refresh);
    }

    private static Screen accountScreen(AccountViewModel account) {
        return Screen.plain(
                ACCOUNT,
                Feather.USER,
                () -> Fxml.load(new AccountController(account)),
                new SimpleStringProperty(account.caption()),
                () -> {},
                () -> {});
    }

    /** What the person may open, in the order of the navigation. */
    List<Screen> screens() {
        return screens;
    }

    /** Of somebody who sees the warehouse. */
    Optional<Insight> insight() {
        return insight;
    }

    /** Of somebody who asks questions. */
    Optional<AnswerDesk> answers() {
        return answers;
    }

    /** Of somebody who enters orders. */
    Optional<CounterDesk> counter() {
        return counter;
    }

    /** Of somebody who oversees the company. */
    Optional<OversightDesk> oversight() {
        return oversight;
    }

    /** Of an administrator. */
    Optional<PeopleViewModel> people() {
        return people;
    }

    /** Of an administrator. */
    Optional<SettingsDesk> settings() {
        return settings;
    }

    /** Of somebody who signed in. */
    Optional<AccountViewModel> account() {
        return account;
    }

    /** Reads what is shown first, once. */
    void load() {
        counter.ifPresent(CounterDesk::load);
        answers.ifPresent(AnswerDesk::load);
        insight.ifPresent(shown -> shown.sync().catchUp());
    }

    /** Calls the listener with what a person should hear of. */
    void onNotice(Consumer<Notice> listener) {
        insight.ifPresent(shown -> shown.sync().onEnd(listener));
        counter.ifPresent(desk -> desk.onNotice(listener));
        answers.ifPresent(desk -> desk.onNotice(listener));
    }

    /** Looks whether anything has changed. */
    void look() {
        insight.ifPresent(Insight::look);
        oversight.ifPresent(OversightDesk::glance);
        answers.ifPresent(AnswerDesk::glance);
    }

    /** Holds while nothing is being read and no sync is under way. */
    ObservableValue<Boolean> settled() {
        return Stream.of(
                        insight.stream().map(Insight::settled),
                        counter.stream().map(CounterDesk::settled),
                        oversight.stream().map(OversightDesk::settled),
                        people.stream().map(PeopleViewModel::settled),
                        settings.stream().map(SettingsDesk::settled))
                .flatMap(parts -> parts)
                .reduce((one, other) -> one.flatMap(holds -> holds ? other : NEVER))
                .orElse(new SimpleBooleanProperty(true));
    }

    /** Stops a sync that is under way; keeps what is unfinished. */
    void close() {
        settings.ifPresent(SettingsDesk::close);
        oversight.ifPresent(OversightDesk::close);
        counter.ifPresent(CounterDesk::close);
        answers.ifPresent(AnswerDesk::close);
        insight.ifPresent(shown -> shown.sync().cancel());
    }
}
