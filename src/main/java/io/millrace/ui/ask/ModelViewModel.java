package io.millrace.ui.ask;

import io.millrace.MillraceException;
import io.millrace.ask.prompt.ModelConsent;
import io.millrace.ui.services.LanguageModel;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The language model beside the conversation: whether it is there, whether questions may go to it,
 * and whether the next one is for it.
 */
public final class ModelViewModel {

    private static final long BETWEEN_LOOKS_NS = 20_000_000_000L;

    private final Optional<LanguageModel> model;
    private final Latest looking;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<ModelConsent.State> consent =
            new ReadOnlyObjectWrapper<>(ModelConsent.State.NOT_NEEDED);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final BooleanProperty preferred = new SimpleBooleanProperty();
    private String hidden = "";
    private long looked;

    ModelViewModel(Optional<LanguageModel> model, Background background) {
        this(model, background, System::nanoTime);
    }

    /** With another clock, in nanoseconds. */
    ModelViewModel(Optional<LanguageModel> model, Background background, LongSupplier clock) {
        this.model = model;
        this.looking = new Latest(background);
        this.clock = clock;
    }

    /** The model; empty where the settings name none. */
    public Optional<LanguageModel> model() {
        return model;
    }

    /** What the person said about questions that leave this machine, as far as that is read. */
    public ReadOnlyObjectProperty<ModelConsent.State> consentProperty() {
        return consent.getReadOnlyProperty();
    }

    /** Why the model cannot be asked, in a sentence; empty while it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The same as long as nobody hid it. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the next question is for the model first. */
    public BooleanProperty preferredProperty() {
        return preferred;
    }

    /** Whether it is being looked at. */
    public ReadOnlyBooleanProperty busyProperty() {
        return looking.busyProperty();
    }

    /** The preference is for one question. */
    boolean takePreference() {
        boolean isPreferred = preferred.get();
        preferred.set(false);
        return isPreferred;
    }

    /** Looks whether it is there. */
    public void look() {
        model.ifPresent(known -> {
            looked = clock.getAsLong();
            looking.submit(known::look, this::show, this::fail);
        });
    }

    /** Looks whether a model that was away is back, every once in a while. */
    public void glance() {
        if (!problem.get().isEmpty()
                && !looking.busyProperty().get()
                && clock.getAsLong() - looked >= BETWEEN_LOOKS_NS) {
            look();
        }
    }

    private void show(LanguageModel.Standing standing) {
        consent.set(standing.consent());
        say(standing.problem());
    }

    private void fail(MillraceException failure) {
        say(String.valueOf(failure.getMessage()));
    }

    private void say(String sentence) {
        problem.set(sentence);
        if (sentence.isEmpty()) {
            hidden = "";
        }
        notice.set(sentence.equals(hidden) ? "" : sentence);
    }

    /** Says no more of what is wrong now. */
    public void hideNotice() {
        hidden = problem.get();
        notice.set("");
    }

    /** Says whether questions may leave this machine, when nobody waits for it. */
    public void allow(boolean isAllowed) {
        model.ifPresent(known ->
                looking.submit(
                        run -> {
                            known.allow(isAllowed);
                            return known.look(run);
                        },
                        this::show,
                        this::fail));
    }

    /** The same within a question; in the background. */
    void keep(boolean isAllowed) {
        model.ifPresent(known -> known.allow(isAllowed));
    }

    /** Looks no more. */
    void close() {
        looking.forget();
    }
}
