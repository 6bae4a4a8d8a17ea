package org.seki.ui.training;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.Seed;
import org.seki.training.TrainResult;

/** A row for each seed, and below their mean and deviation. */
final class SeedsTable extends VBox {
    private final TableView<Seed> table = new TableView<>();
    private final Label mean = new Label();

    SeedsTable() {
        getStyleClass().add("seeds");
        table.setId("training-seeds");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(26);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label(""));
        table.getColumns()
                .setAll(
                        List.of(
                                column("Seed", 44, s -> Long.toString(s.seed())),
                                column("Epochs", 56, s -> Integer.toString(s.epochs().size())),
                                column("Val. %", 56, s -> digits(s.best().orElse(Double.NaN))),
                                column("Test %", 56, SeedsTable::test),
                                state()));
        mean.getStyleClass().addAll("note", "seeds-mean");
        mean.setWrapText(true);
        mean.setMinHeight(USE_PREF_SIZE);
        mean.managedProperty().bind(mean.textProperty().isNotEmpty());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, mean);
    }

    void show(KeptTraining training) {
        table.getItems().setAll(training.seeds());
        int finished = training.results().size();
        mean.setText(
                finished < 2
                        ? ""
                        : "Validation "
                                + TrainingWords.of(training.validation())
                                + (training.unsealed()
                                        ? "; test " + TrainingWords.of(training.test())
                                        : ""));
    }

    private static TableColumn<Seed, String> column(
            String name, double width, Function<Seed, String> text) {
        TableColumn<Seed, String> column = new TableColumn<>(name);
        column.getStyleClass().add("number-column");
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        return column;
    }

    private static TableColumn<Seed, String> state() {
        TableColumn<Seed, String> column = new TableColumn<>("State");
        column.setMinWidth(76);
        column.setSortable(false);
        column.setCellValueFactory(
                f -> new ReadOnlyObjectWrapper<>(TrainingWords.of(f.getValue().state())));
        return column;
    }

    private static String test(Seed seed) {
        return seed.result()
                .map(TrainResult::test)
                .map(t -> t.isNaN() ? "sealed" : digits(t))
                .orElse("–");
    }

    private static String digits(double value) {
        return Double.isNaN(value) ? "–" : String.format(java.util.Locale.ROOT, "%.2f", value);
    }
}
