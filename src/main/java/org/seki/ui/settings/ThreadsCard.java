package org.seki.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.device.Devices;
import org.seki.device.ThreadTime;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.Segments;

/** How many threads share one operation: chosen by hand, or by what was measured here. */
final class ThreadsCard extends VBox {
    private final SettingsModel model;
    private final GridPane measured = new GridPane(16, 4);

    ThreadsCard(SettingsModel model) {
        this.model = model;
        getStyleClass().add("form-section");
        Label head = new Label("Processor");
        head.getStyleClass().add("strong");
        Label why =
                new Label(
                        "Threads that share one operation. Scores repeat to the last digit only with the"
                                + " same number; fewer leave room for other programs.");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        why.getStyleClass().add("muted");
        measured.setId("thread-times");
        measured.managedProperty().bind(measured.visibleProperty());
        measured.visibleProperty().bind(Bindings.isNotEmpty(model.times()));
        model.times().addListener((ListChangeListener<ThreadTime>) _ -> tell());
        getChildren().addAll(head, why, choice(), measured);
    }

    private Node choice() {
        List<Integer> counts =
                Stream.concat(
                                Stream.of(0, model.choiceProperty().get().threads()),
                                Devices.threadCounts().stream())
                        .distinct()
                        .sorted()
                        .toList();
        Segments<Integer> threads =
                new Segments<>(counts, n -> n == 0 ? "all" : Integer.toString(n));
        threads.setId("threads");
        threads.getStyleClass().add("left");
        model.choiceProperty().subscribe(c -> threads.chosenProperty().set(c.threads()));
        threads.chosenProperty()
                .addListener((_, _, n) -> {
                    if (n != model.choiceProperty().get().threads()) {
                        model.chooseThreads(n);
                    }
                });
        Button measure = model.measure().button(Feather.ACTIVITY);
        measure.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(12, new Label("Threads"), threads, measure);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void tell() {
        measured.getChildren().clear();
        List<ThreadTime> times = List.copyOf(model.times());
        if (times.isEmpty()) {
            return;
        }
        ThreadTime best = ThreadTime.best(times);
        boolean all = times.size() == Devices.threadCounts().size();
        for (int row = 0; row < times.size(); row++) {
            ThreadTime time = times.get(row);
            Label count =
                    new Label(
                            time.threads() == 1
                                    ? "1 thread"
                                    : "%d threads".formatted(time.threads()));
            Label took =
                    new Label(String.format(Locale.ROOT, "%.1f ms a layer", time.milliseconds()));
            took.getStyleClass().add("number");
            measured.addRow(row, count, took);
            if (all && time.equals(best)) {
                measured.add(new Chip("best here", Tone.GOOD), 2, row);
            }
        }
    }
}
