package org.seki.ui.run;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.ui.fx.Capital;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.RunFeed;

/** The bottom line: device, what the search does, how far, its health, and that it is saved. */
final class StatusBar extends HBox {
    /** Pixels from which on it is told what the trust was measured against. */
    private static final double ROOMY = 1320;

    private static final double AGAINST = 400;

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
        getChildren()
                .addAll(machine, activity, bar, space, trust(model.trust()), health(feed), saved);
    }

    /** What was measured of this run, or that nothing was, with the button that measures it. */
    private HBox trust(RunTrust trust) {
        Chip chip = new Chip("", Tone.QUIET);
        chip.setId("run-trust");
        chip.textProperty().bind(trust.text());
        Label against = new Label();
        against.setId("run-trust-against");
        against.getStyleClass().add("may-shorten");
        against.setMinWidth(0);
        against.setMaxWidth(AGAINST);
        against.visibleProperty().bind(widthProperty().greaterThan(ROOMY));
        against.managedProperty().bind(against.visibleProperty());
        against.textProperty().bind(trust.against());
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(trust.told());
        chip.setTooltip(tip);
        against.setTooltip(tip);
        Button measure = trust.measure().iconButton(Feather.TARGET);
        measure.setText("Measure…");
        measure.setGraphic(null);
        measure.setId("run-measure-trust");
        measure.getStyleClass().setAll("button", "link");
        measure.setMinWidth(USE_PREF_SIZE);
        Runnable tell =
                () -> {
                    chip.setTone(trust.wanted() ? Tone.ATTENTION : Tone.QUIET);
                    measure.setVisible(trust.wanted());
                    measure.setManaged(trust.wanted());
                };
        trust.measuredProperty().subscribe(tell);
        tell.run();
        HBox line = new HBox(8, chip, against, measure);
        line.getStyleClass().add("run-trust");
        line.visibleProperty().bind(chip.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private static Chip health(RunFeed feed) {
        Chip chip = new Chip("", Tone.ATTENTION);
        chip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        feed.health().isEmpty()
                                                ? ""
                                                : Capital.first(feed.health().getLast().monitor()),
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
