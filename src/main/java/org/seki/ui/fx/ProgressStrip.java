package org.seki.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.seki.evaluation.Progress;

/**
 * How far a long task is, along the foot of its screen, where there is room for what it does and
 * how long that takes; takes no room while nothing goes on.
 */
public final class ProgressStrip extends HBox {
    /**
     * @param stopping it was told to stop, and has not yet
     */
    public ProgressStrip(
            ObservableValue<Progress> progress,
            ObservableValue<Boolean> going,
            ObservableValue<Boolean> stopping) {
        super(16);
        Label doing = new Label();
        doing.setWrapText(true);
        doing.setMinHeight(USE_PREF_SIZE);
        doing.setMaxWidth(Double.MAX_VALUE);
        doing.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> stopping.getValue() ? "Stopping" : text(progress.getValue()),
                                progress,
                                stopping));
        HBox.setHgrow(doing, Priority.ALWAYS);
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("thin");
        bar.setMinWidth(160);
        bar.progressProperty().bind(progress.map(Progress::fraction));
        getChildren().addAll(doing, bar);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("progress-strip");
        visibleProperty().bind(going);
        managedProperty().bind(visibleProperty());
    }

    private static String text(Progress progress) {
        return progress.activity()
                + progress.left().map(d -> ", " + Units.about(d) + " left").orElse("");
    }
}
