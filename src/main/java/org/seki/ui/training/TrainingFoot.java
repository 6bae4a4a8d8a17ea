package org.seki.ui.training;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.seki.training.KeptTraining.State;
import org.seki.training.Position;

/** What the training that is looked at does, or waits for, in a sentence; how far it is. */
final class TrainingFoot extends HBox {
    private final TrainingViewModel model;

    TrainingFoot(TrainingViewModel model) {
        super(16);
        this.model = model;
        LiveTraining live = model.live();
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("thin");
        bar.progressProperty()
                .bind(
                        live.positionProperty()
                                .map(p -> p.map(x -> (double) x.step() / x.steps()).orElse(-1.0)));
        bar.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                model::watching, live.doingProperty(), model.shownProperty()));
        Label said = new Label();
        said.setId("training-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::sentence,
                                live.saidProperty(),
                                live.doingProperty(),
                                live.positionProperty(),
                                model.shownProperty(),
                                model.savedProperty(),
                                model.searchingProperty()));
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        getChildren().addAll(said, bar);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("training-foot");
        visibleProperty().bind(said.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private String sentence() {
        if (!model.savedProperty().get().isEmpty()) {
            return model.savedProperty().get();
        }
        if (!model.watching()) {
            return model.shownProperty().get().map(k -> rests(k.state())).orElse("");
        }
        return switch (model.live().doingProperty().get()) {
            case PAUSING -> "Pauses after this batch; everything is saved.";
            case STOPPING -> "Stops; goes on later from what was saved last.";
            case NOTHING, ESTIMATING, TRAINING -> goesOn();
        };
    }

    private static String rests(State state) {
        return switch (state) {
            case PAUSED -> "Paused, with everything saved. Resume goes on with the next batch.";
            case INTERRUPTED -> "Interrupted. Resume goes on from what was saved last.";
            case RUNNING -> "Goes on in another window or terminal.";
            case FINISHED -> "";
        };
    }

    private String goesOn() {
        String said = model.live().saidProperty().get();
        if (!said.isEmpty()) {
            return said;
        }
        return model.searchingProperty().get()
                ? "A search is running: they take turns on the engine, both slower."
                : model.live().positionProperty().get().map(TrainingFoot::step).orElse("");
    }

    private static String step(Position p) {
        return String.format(
                Locale.ROOT,
                "Step %,d of %,d, loss %.3f; saved every ten seconds.",
                p.step(),
                p.steps(),
                p.loss());
    }
}
