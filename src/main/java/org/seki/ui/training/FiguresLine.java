package org.seki.ui.training;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.HBox;
import org.seki.training.Epoch;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.Seed;
import org.seki.training.Position;
import org.seki.ui.fx.Figure;
import org.seki.ui.fx.Units;

/** Epoch, batch, time left, best so far, speed. */
final class FiguresLine extends HBox {
    private final TrainingViewModel model;

    FiguresLine(TrainingViewModel model) {
        this.model = model;
        getStyleClass().add("figures-line");
        getChildren()
                .addAll(
                        figure(
                                "Epoch",
                                Bindings.createStringBinding(
                                        this::epoch,
                                        model.live().positionProperty(),
                                        model.shownProperty())),
                        figure("Batch", live(p -> "%d of %d".formatted(p.batch(), p.batches()))),
                        figure(
                                "Learning rate",
                                live(p -> String.format(Locale.ROOT, "%.4f", p.rate()))),
                        figure(
                                "Images a second",
                                live(p -> String.format(Locale.ROOT, "%,.0f", p.imagesASecond()))),
                        figure("Time left", live(p -> left(p))),
                        figure(
                                "Best validation",
                                Bindings.createStringBinding(
                                        () ->
                                                model.shownProperty()
                                                        .get()
                                                        .flatMap(FiguresLine::best)
                                                        .orElse("–"),
                                        model.shownProperty())));
    }

    private static Figure figure(String caption, StringBinding value) {
        return new Figure(new SimpleStringProperty(caption), value);
    }

    private StringBinding live(Function<Position, String> text) {
        return Bindings.createStringBinding(
                () ->
                        model.live()
                                .positionProperty()
                                .get()
                                .filter(_ -> model.watching())
                                .map(text)
                                .orElse("–"),
                model.live().positionProperty(),
                model.shownProperty());
    }

    private String epoch() {
        Optional<Position> at = model.live().positionProperty().get().filter(_ -> model.watching());
        return at.map(p -> "%d of %d".formatted(p.epoch(), p.epochs()))
                .or(() ->
                        model.shownProperty()
                                .get()
                                .filter(k -> !k.seeds().isEmpty())
                                .map(k -> k.seeds().getLast())
                                .map(s -> "%d of %d".formatted(s.epochs().size(), s.of())))
                .orElse("–");
    }

    private static String left(Position p) {
        return Units.time(Duration.ofMillis(Math.round(1000 * p.secondsLeft())));
    }

    /** {@code 78.10 %, epoch 2}. */
    private static Optional<String> best(KeptTraining training) {
        return training.seeds().stream()
                .map(Seed::epochs)
                .flatMap(e -> e.stream())
                .filter(e -> !Double.isNaN(e.validation()))
                .max(Comparator.comparing(Epoch::validation))
                .map(e ->
                        "%s, epoch %d".formatted(TrainingWords.percent(e.validation()), e.epoch()));
    }
}
