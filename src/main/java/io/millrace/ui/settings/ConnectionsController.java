package io.millrace.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

/** Puts the servers on the screen. */
public final class ConnectionsController {

    private final ConnectionsViewModel model;

    @FXML private VBox places;

    public ConnectionsController(ConnectionsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        places.getChildren().setAll(model.places().stream().map(PlaceCard::new).toList());
    }
}
