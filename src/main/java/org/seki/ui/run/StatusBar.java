package org.seki.ui.run;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.seki.evaluation.Trust;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.RunFeed;

/** The bottom line: device, what the search does, how far, its health, and that it is saved. */
final class StatusBar extends HBox {
    StatusBar(RunViewModel model, String device) {
        getStyleClass().add("status-bar");
        RunFeed feed = model.feed();
        Label machine = new Label(device);
        machine.setMinWidth(USE_PREF_SIZE);
        Label activity = new Label();
        activity.textProperty().bind(model.activity());
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("thin");
        bar.progressProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> feed.progressProperty().get().fraction(),
                                feed.progressProperty()));
        bar.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !feed.progressProperty().get().activity().isEmpty(),
                                feed.progressProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label saved = new Label();
        saved.setMinWidth(USE_PREF_SIZE);
        saved.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        feed.stateProperty().get() == RunState.FAILED
                                                ? "Journal saved up to the failure"
                                                : "Journal saved",
                                feed.stateProperty()));
        getChildren().addAll(machine, activity, bar, space, trust(feed), health(feed), saved);
    }

    private static Chip trust(RunFeed feed) {
        Chip chip = new Chip("", Tone.QUIET);
        chip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        feed.trustProperty()
                                                .get()
                                                .map(t -> "Trust τ %.2f".formatted(t.tau()))
                                                .orElse(""),
                                feed.trustProperty()));
        chip.managedProperty().bind(chip.textProperty().isNotEmpty());
        chip.visibleProperty().bind(chip.textProperty().isNotEmpty());
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> feed.trustProperty().get().map(StatusBar::told).orElse(""),
                                feed.trustProperty()));
        chip.setTooltip(tip);
        return chip;
    }

    private static String told(Trust trust) {
        return "Kendall τ %.2f (95 %% interval %.2f to %.2f) against %s, %d architectures; %s"
                .formatted(
                        trust.tau(),
                        trust.low(),
                        trust.high(),
                        trust.truth(),
                        trust.architectures(),
                        trust.measured());
    }

    private static Chip health(RunFeed feed) {
        Chip chip = new Chip("", Tone.ATTENTION);
        chip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        feed.health().isEmpty()
                                                ? ""
                                                : feed.health().getLast().monitor(),
                                feed.health()));
        chip.managedProperty().bind(chip.textProperty().isNotEmpty());
        chip.visibleProperty().bind(chip.textProperty().isNotEmpty());
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        feed.health().isEmpty()
                                                ? ""
                                                : sentence(feed.health().getLast()),
                                feed.health()));
        chip.setTooltip(tip);
        return chip;
    }

    static String sentence(SearchEvent.Health health) {
        return "Iteration %d: %s %s"
                .formatted(health.iteration(), health.evidence(), health.remedy());
    }
}
