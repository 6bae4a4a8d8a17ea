package org.seki.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import org.seki.training.Epoch;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.Seed;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.training.EpochChart.Kind;
import org.seki.ui.training.EpochChart.Line;

/** Accuracy, loss and learning rate by epoch, and beside the rate the seeds. */
final class CourseCharts extends BorderPane {
    private static final double UPPER = 60;

    private final EpochChart accuracy = new EpochChart("Accuracy", " %");
    private final EpochChart loss = new EpochChart("Loss", "");
    private final EpochChart rate = new EpochChart("Learning rate", "", 0);

    /**
     * @param beside what lies right of the learning rate
     */
    CourseCharts(Region beside) {
        getStyleClass().addAll("panel", "course");
        setTop(
                new PanelHead("Curves by epoch")
                        .offering(
                                key("validation", "curve-validation"),
                                key("training", "curve-training")));
        GridPane grid = new GridPane();
        grid.setMinSize(0, 0);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(i == 0 ? UPPER : 100 - UPPER);
            row.setVgrow(Priority.ALWAYS);
            grid.getRowConstraints().add(row);
        }
        beside.setMinSize(0, 0);
        grid.add(accuracy, 0, 0);
        grid.add(loss, 1, 0);
        grid.add(rate, 0, 1);
        grid.add(beside, 1, 1);
        setCenter(grid);
        setMinSize(0, 0);
    }

    private static Node key(String name, String style) {
        Region line = new Region();
        line.getStyleClass().add(style);
        Label label = new Label(name);
        label.getStyleClass().addAll("note", "muted");
        label.setMinWidth(USE_PREF_SIZE);
        HBox key = new HBox(6, line, label);
        key.setAlignment(Pos.CENTER_LEFT);
        return key;
    }

    void show(KeptTraining training) {
        int of = training.seeds().stream().mapToInt(Seed::of).max().orElse(1);
        accuracy.show(lines(training, Epoch::accuracy, Epoch::validation), of);
        loss.show(lines(training, Epoch::loss, Epoch::validationLoss), of);
        List<Line> rates = lines(training, _ -> Double.NaN, Epoch::rate);
        rate.show(rates.isEmpty() ? rates : List.of(rates.getLast()), of);
    }

    /** The last seed on top, the others faint. */
    private static List<Line> lines(
            KeptTraining training, ToDoubleFunction<Epoch> learnt, ToDoubleFunction<Epoch> held) {
        List<Line> lines = new ArrayList<>();
        for (Seed seed : training.seeds()) {
            boolean faint = seed != training.seeds().getLast();
            String of = training.seeds().size() > 1 ? ", seed " + seed.seed() : "";
            lines.add(line("Training" + of, Kind.TRAINING, seed, learnt, faint));
            lines.add(line("Validation" + of, Kind.VALIDATION, seed, held, faint));
        }
        return lines;
    }

    private static Line line(
            String name, Kind kind, Seed seed, ToDoubleFunction<Epoch> value, boolean faint) {
        return new Line(name, kind, seed.epochs().stream().mapToDouble(value).toArray(), faint);
    }
}
