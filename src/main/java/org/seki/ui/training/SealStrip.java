package org.seki.ui.training;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.State;

/** Of a finished training: its sealed test accuracy with the way to unseal it, or what it is. */
final class SealStrip extends HBox {
    private final Label text = new Label();

    SealStrip(TrainingViewModel model) {
        getStyleClass().addAll("banner", "seal-strip");
        Button button = model.unseal().button(Feather.UNLOCK);
        button.setMinWidth(USE_PREF_SIZE);
        button.visibleProperty().bind(model.unseal().available());
        button.managedProperty().bind(model.unseal().available());
        text.setId("training-test");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Feather.LOCK), text, button);
        managedProperty().bind(visibleProperty());
        model.shownProperty()
                .subscribe(s -> {
                    setVisible(s.filter(k -> k.state() == State.FINISHED).isPresent());
                    text.setText(s.map(SealStrip::sentence).orElse(""));
                });
    }

    private static String sentence(KeptTraining training) {
        if (training.results().isEmpty() || !training.unsealed()) {
            return "The test accuracy is sealed: nothing was chosen by it. Once read it stays read,"
                    + " and the training's folder says when.";
        }
        return "Test accuracy "
                + TrainingWords.of(training.test())
                + ", of the best weights by validation ("
                + TrainingWords.of(training.validation())
                + "). Unsealed.";
    }
}
