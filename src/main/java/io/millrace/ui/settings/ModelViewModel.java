package io.millrace.ui.settings;

import io.millrace.MillraceException;
import io.millrace.ask.model.ModelTrial;
import io.millrace.ask.model.Models;
import io.millrace.ask.model.ModelsState;
import io.millrace.config.Configuration;
import io.millrace.config.ModelSettings;
import io.millrace.config.Setting;
import io.millrace.ui.services.Installation;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which language model is asked, and whether it can be. What the form says is looked at and tried
 * before it is saved.
 */
public final class ModelViewModel {

    private static final String SECTION = "model";

    private final Installation installation;
    private final Formats formats;
    private final Latest looks;
    private final Deeds deeds;
    private final SavedSettings saving;

    private Optional<ModelSettings> loaded = Optional.empty();
    private final ObjectProperty<ModelSettings.@Nullable Provider> provider =
            new SimpleObjectProperty<>(ModelSettings.Provider.OLLAMA);
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty keyFile = new SimpleStringProperty("");
    private final BooleanProperty tellsRowValues = new SimpleBooleanProperty();
    private final StringProperty pulled = new SimpleStringProperty(Models.RECOMMENDED);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasKey = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper whereTo = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Notice>> state =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<ModelLine> models = FXCollections.observableArrayList();

    /** Asks nobody yet. */
    public ModelViewModel(Installation installation, Background background, Formats formats) {
        this.installation = installation;
        this.formats = formats;
        looks = new Latest(background);
        deeds = new Deeds(background, formats, "What came so far is kept.");
        saving = new SavedSettings(installation, background, deeds::tell);
        for (var each : List.of(provider, address, name, keyFile, tellsRowValues)) {
            each.subscribe(this::compare);
        }
        provider.subscribe((_, wanted) -> offer(wanted));
    }

    /** Reads the settings, unless the form has others that are not saved yet, and looks. */
    public void refresh() {
        boolean keeps = changed.get();
        List<Setting> changes = keeps ? changes() : List.of();
        looks.submit(
                run -> {
                    Configuration read = installation.file().with(changes);
                    return new Looked(read.model(), new Models(read.model()).look(run));
                },
                looked -> {
                    if (!keeps) {
                        fill(looked.settings());
                    }
                    show(looked);
                },
                this::cannotLook);
    }

    /** What the form means and how that stands. */
    private record Looked(ModelSettings settings, ModelsState state) {}

    private void fill(ModelSettings settings) {
        loaded = Optional.of(settings);
        provider.set(settings.provider());
        address.set(settings.url().toString());
        name.set(settings.name());
        keyFile.set("");
        tellsRowValues.set(settings.tellsRowValues());
        hasKey.set(settings.key() != null);
        compare();
    }

    private void show(Looked looked) {
        ModelsState found = looked.state();
        models.setAll(
                found.models().stream().map(model -> ModelLine.of(model, found, formats)).toList());
        state.set(Optional.of(notice(found)));
        whereTo.set(whereTo(looked.settings()));
        caption.set(
                switch (found.provider()) {
                    case NONE -> "off";
                    case OLLAMA, OPENAI_COMPATIBLE -> found.chosen();
                });
    }

    /** How it stands, in words. */
    static Notice notice(ModelsState found) {
        if (found.provider() == ModelSettings.Provider.NONE) {
            return new Notice(
                    Mood.NEUTRAL,
                    "No model is asked",
                    "The built-in engine answers alone. Choose who runs a model to have one.");
        }
        String server =
                found.provider() == ModelSettings.Provider.OLLAMA
                        ? "Ollama " + found.version()
                        : "The server";
        if (!found.isReachable()) {
            return new Notice(Mood.BAD, "Nobody can be asked", found.advice());
        }
        return found.isReady()
                ? new Notice(
                        Mood.GOOD,
                        found.chosen() + " can be asked",
                        "%s answers at %s.".formatted(server, found.url()))
                : new Notice(
                        Mood.WARNING,
                        "%s answers at %s, but %s cannot be asked"
                                .formatted(server, found.url(), found.chosen()),
                        found.advice());
    }

    private static String whereTo(ModelSettings settings) {
        if (settings.provider() == ModelSettings.Provider.NONE) {
            return "";
        }
        return settings.staysHere()
                ? "Questions stay on this machine."
                : "Questions would go to %s; each person is told what goes along and asked before the first."
                        .formatted(settings.url().getHost());
    }

    private void cannotLook(MillraceException failure) {
        models.clear();
        state.set(
                Optional.of(
                        new Notice(
                                Mood.BAD, "That cannot be", String.valueOf(failure.getMessage()))));
    }

    /** Another provider answers elsewhere, and has other models. */
    private void offer(ModelSettings.@Nullable Provider wanted) {
        Optional<ModelSettings> same = loaded.filter(settings -> settings.provider() == wanted);
        if (wanted != ModelSettings.Provider.NONE) {
            address.set(same.map(settings -> settings.url().toString()).orElse(""));
            name.set(same.map(ModelSettings::name).orElse(""));
        }
    }

    private void compare() {
        changed.set(loaded.isPresent() && !changes().isEmpty());
    }

    /** What differs from the file. */
    private List<Setting> changes() {
        List<Setting> changes = new ArrayList<>();
        ModelSettings.Provider wanted = provider.get();
        loaded.ifPresent(settings -> {
            add(
                    changes,
                    "provider",
                    settings.provider().word(),
                    wanted == null ? "" : wanted.word());
            if (wanted != ModelSettings.Provider.NONE) {
                add(changes, "url", settings.url().toString(), address.get().strip());
                add(changes, "name", settings.name(), name.get().strip());
                add(changes, "key_file", "", keyFile.get().strip());
                add(
                        changes,
                        "row_values",
                        Boolean.toString(settings.tellsRowValues()),
                        Boolean.toString(tellsRowValues.get()));
            }
        });
        return changes;
    }

    private static void add(List<Setting> changes, String key, String before, String after) {
        if (!after.equals(before)) {
            changes.add(new Setting(SECTION, key, after));
        }
    }

    /** Writes what the form says into the settings. */
    public void save() {
        deeds.fallSilent();
        saving.save(
                changes(),
                saved -> {
                    fill(saved.model());
                    refresh();
                });
    }

    /** Has the form say what the file says. */
    public void revert() {
        loaded.ifPresent(this::fill);
        refresh();
    }

    /** Has Ollama fetch the model that is named. */
    public void pull() {
        String wanted = pulled.get().strip();
        if (!wanted.isEmpty()) {
            begin(
                    (asked, run) -> {
                        new Models(asked).pull(wanted, run);
                        return wanted;
                    },
                    fetched ->
                            new Notice(
                                    Mood.GOOD,
                                    "Ollama has " + fetched + " now",
                                    "To have it asked, name it as the model and save."),
                    wanted + " was not fetched");
        }
    }

    /** Asks the model of the form a question whose answer is known. */
    public void test() {
        begin(
                (asked, run) -> new Models(asked).test(asked.name(), run),
                this::notice,
                "The question was not answered");
    }

    private Notice notice(ModelTrial trial) {
        return new Notice(
                trial.isRight() ? Mood.GOOD : Mood.WARNING,
                "%s answered %s in %s"
                        .formatted(
                                trial.name(),
                                trial.isRight() ? "rightly" : "wrongly",
                                formats.elapsed(trial.elapsed())),
                "It was asked \"%s\" and filled in %s. It read %s tokens and wrote %s."
                        .formatted(
                                trial.question(),
                                trial.reply().strip().replaceAll("\\s+", " "),
                                formats.count(trial.promptTokens()),
                                formats.count(trial.replyTokens())));
    }

    private <T> void begin(
            BiFunction<ModelSettings, Run, T> task, Function<T, Notice> words, String failed) {
        deeds.fallSilent();
        List<Setting> changes = changes();
        deeds.begin(
                run -> task.apply(installation.file().with(changes).model(), run),
                result -> deeds.tell(words.apply(result)),
                failed,
                this::refresh);
    }

    ObjectProperty<ModelSettings.@Nullable Provider> providerProperty() {
        return provider;
    }

    /** Empty for the usual one. */
    StringProperty addressProperty() {
        return address;
    }

    /** Empty for the recommended one. */
    StringProperty nameProperty() {
        return name;
    }

    /** The file with the key of an openai-compatible server; empty to leave the key as it is. */
    StringProperty keyFileProperty() {
        return keyFile;
    }

    /** Whether the settings have a key, which nobody is shown. */
    ReadOnlyBooleanProperty hasKeyProperty() {
        return hasKey.getReadOnlyProperty();
    }

    /** Whether values of rows may stand in what the model is given. */
    BooleanProperty tellsRowValuesProperty() {
        return tellsRowValues;
    }

    /** The model to fetch. */
    StringProperty pulledProperty() {
        return pulled;
    }

    /** Whether the form says something else than the file. */
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether questions leave this machine; empty while no model is asked. */
    ReadOnlyStringProperty whereToProperty() {
        return whereTo.getReadOnlyProperty();
    }

    /** How it stands with the server; empty before it was asked. */
    ReadOnlyObjectProperty<Optional<Notice>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ObservableList<ModelLine> models() {
        return models;
    }

    /** A pull or a test. */
    Deeds deeds() {
        return deeds;
    }

    ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** Holds while anything is being asked, fetched or saved. */
    BooleanBinding busyBinding() {
        return looks.busyProperty().or(deeds.work().busyProperty()).or(saving.busyProperty());
    }
}
