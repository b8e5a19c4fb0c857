package io.millrace.ui.services;

import io.millrace.ask.model.Models;
import io.millrace.ask.prompt.ModelConsent;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;

/** The language model that the settings name, for one person. Called in the background. */
public final class LanguageModel {

    /**
     * How it stands.
     *
     * @param problem why it cannot be asked, in a sentence; empty while it can, and while nothing
     *     may go there
     */
    public record Standing(ModelConsent.State consent, String problem) {}

    private final ModelSettings settings;
    private final ModelConsent consent;
    private final Models models;

    /**
     * One that the settings name.
     *
     * @param consent whether the person lets questions go there
     */
    public LanguageModel(ModelSettings settings, ModelConsent consent) {
        this.settings = settings;
        this.consent = consent;
        this.models = new Models(settings);
    }

    /** As its server calls it. */
    public String name() {
        return settings.name();
    }

    /** The machine that it runs on. */
    public String host() {
        return settings.url().getHost();
    }

    /** What leaves this machine with a question, and what does not. */
    public String whatLeaves() {
        return consent.whatLeaves();
    }

    /**
     * Keeps whether questions may go there, and has it in the audit.
     *
     * @throws io.millrace.MillraceException if it cannot be kept or audited; then it is as before
     */
    public void allow(boolean isAllowed) {
        consent.choose(isAllowed);
    }

    /** Whether all that it is given stays on this machine. */
    public boolean staysHere() {
        return settings.staysHere();
    }

    /** Whether the person has to say first whether a question may go there. */
    boolean isHeldBack(boolean isPreferred) {
        return switch (consent.state()) {
            case NOT_NEEDED, GIVEN -> false;
            case MISSING -> true;
            // Whoever wants the model all the same is asked once more.
            case DECLINED -> isPreferred;
        };
    }

    /**
     * Looks whether it can be asked. A machine to which nothing may go hears nothing of that
     * either.
     *
     * @throws io.millrace.MillraceException with code CANCELLED, or if it cannot be read what the
     *     person said
     */
    public Standing look(Run run) {
        ModelConsent.State state = consent.state();
        return new Standing(
                state,
                switch (state) {
                    case NOT_NEEDED, GIVEN -> models.look(run).advice();
                    case MISSING, DECLINED -> "";
                });
    }
}
