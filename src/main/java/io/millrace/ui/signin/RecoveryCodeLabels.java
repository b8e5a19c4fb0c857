package io.millrace.ui.signin;

import io.millrace.access.RecoveryCodes;
import java.util.List;
import javafx.scene.control.Label;

/** Recovery codes as they are shown, each on its own. */
public final class RecoveryCodeLabels {

    private RecoveryCodeLabels() {}

    public static List<Label> of(RecoveryCodes codes) {
        return codes.codes().stream().map(RecoveryCodeLabels::label).toList();
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("recovery-code");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
