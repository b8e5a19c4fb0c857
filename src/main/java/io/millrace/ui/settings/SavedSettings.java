package io.millrace.ui.settings;

import io.millrace.MillraceException;
import io.millrace.config.Configuration;
import io.millrace.config.Setting;
import io.millrace.ui.services.Installation;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Writes settings into env.yaml, or says which lines to put there. Used on the window's thread. */
final class SavedSettings {

    private final Installation installation;
    private final Background background;
    private final Consumer<Notice> told;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * Writes nothing yet.
     *
     * @param told hears how each change ended
     */
    SavedSettings(Installation installation, Background background, Consumer<Notice> told) {
        this.installation = installation;
        this.background = background;
        this.told = told;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /**
     * Saves, unless something is being saved.
     *
     * @param done hears of the settings that hold from now on
     */
    void save(List<Setting> changes, Consumer<Configuration> done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.submit(
                () -> {
                    Configuration saved = installation.file().save(changes);
                    installation.adopt().accept(saved);
                    return saved;
                },
                saved -> {
                    busy.set(false);
                    told.accept(
                            new Notice(
                                    Mood.GOOD,
                                    "Saved",
                                    "It stands in %s and holds for whoever signs in on this machine from now on."
                                            .formatted(installation.file().path())));
                    done.accept(saved);
                },
                failure -> {
                    busy.set(false);
                    told.accept(notice(failure, changes));
                });
    }

    private static Notice notice(MillraceException failure, List<Setting> changes) {
        String said = String.valueOf(failure.getMessage());
        return new Notice(
                Mood.BAD,
                "Nothing was saved",
                failure.code() == MillraceException.Code.NOT_PERMITTED
                        ? said + "\n" + Setting.lines(changes)
                        : said);
    }
}
