package org.seki.ui.experiments;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.RankCorrelation;
import org.seki.experiment.CorrelationReport.Part;
import org.seki.experiment.Ensemble;

/** How the score and each of its parts rank; the chosen row is the picture's. */
final class PartsTable extends TableView<Part> {
    PartsTable(CorrelationModel model) {
        setId("correlation-parts");
        getStyleClass().add("dense");
        setPlaceholder(new Label("The score and each of its parts, with 95 % intervals."));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .setAll(
                        List.of(
                                words("Part", 92, Part::part),
                                number("Kendall τ-b", 78, p -> CorrelationWords.tau(p.tau().tau())),
                                forest(),
                                from(
                                        720,
                                        number(
                                                "95 % interval",
                                                104, p -> CorrelationWords.interval(p.tau()))),
                                number(
                                        "τ without it",
                                        82,
                                        p -> without(p, w -> CorrelationWords.tau(w.tau().tau()))),
                                number(
                                        "It adds",
                                        58,
                                        p -> without(p, w -> CorrelationWords.added(w.added()))),
                                from(
                                        980,
                                        number(
                                                "95 %",
                                                112,
                                                p ->
                                                        without(
                                                                p,
                                                                w ->
                                                                        CorrelationWords.added(
                                                                                w.ci95())))),
                                number(
                                        "τ, best tenth",
                                        86,
                                        p -> CorrelationWords.tau(p.bestTenth().tau())),
                                from(
                                        860,
                                        number(
                                                "95 %",
                                                104,
                                                p -> CorrelationWords.interval(p.bestTenth()))),
                                number("Spearman", 68, p -> CorrelationWords.tau(p.spearman())),
                                from(
                                        1040,
                                        number(
                                                "Pearson",
                                                62,
                                                p -> CorrelationWords.tau(p.pearson()))),
                                number(
                                        "s each",
                                        72,
                                        p ->
                                                p.seconds()
                                                        .map(CorrelationWords::seconds)
                                                        .orElse("–"))));
        model.shownProperty()
                .subscribe(_ ->
                        getItems().setAll(model.report().map(r -> r.parts()).orElse(List.of())));
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, chosen) -> {
                    if (chosen != null) {
                        model.partProperty().set(chosen.part());
                    }
                });
    }

    /** Shown where the table has so many pixels. */
    private <T> TableColumn<Part, T> from(double width, TableColumn<Part, T> column) {
        column.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(width));
        return column;
    }

    /** Of the score's parts; a metric that is none adds nothing to it. */
    private static String without(Part part, Function<Ensemble.Without, String> text) {
        return part.without().map(text).orElse("–");
    }

    private static TableColumn<Part, RankCorrelation> forest() {
        TableColumn<Part, RankCorrelation> column = new TableColumn<>("−1 to 1");
        column.setPrefWidth(120);
        column.setMinWidth(96);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue().tau()));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable RankCorrelation tau, boolean empty) {
                        super.updateItem(tau, empty);
                        setGraphic(empty || tau == null ? null : mark(tau));
                    }

                    private IntervalMark mark(RankCorrelation tau) {
                        IntervalMark mark = new IntervalMark(tau);
                        mark.prefWidthProperty().bind(widthProperty().subtract(16));
                        return mark;
                    }
                });
        return column;
    }

    private static TableColumn<Part, String> words(
            String head, double width, Function<Part, String> text) {
        TableColumn<Part, String> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        return column;
    }

    private static TableColumn<Part, String> number(
            String head, double width, Function<Part, String> text) {
        TableColumn<Part, String> column = words(head, width, text);
        column.getStyleClass().add("number-column");
        return column;
    }
}
