package org.seki.ui.experiments;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.seki.experiment.StudyReport.Comparison;
import org.seki.experiment.StudyReport.Result;

/** Results of every strategist, data set and budget; and pairs of strategists, seed by seed. */
final class TablesPanel extends TabPane {
    /** Pixels from which on there is room for every column. */
    private static final double ROOMY = 760;

    private final TableView<Result> results = new TableView<>();
    private final TableView<Comparison> pairs = new TableView<>();
    private final Label noPairs = new Label();

    TablesPanel(ExperimentsViewModel model) {
        getStyleClass().addAll("side-tabs", "study-tables");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        results();
        pairs();
        getTabs().addAll(new Tab("Results", results), new Tab("Paired comparison", pairs));
        model.seenProperty()
                .subscribe(seen -> {
                    results.getItems()
                            .setAll(seen.map(s -> s.report().results()).orElse(List.of()));
                    pairs.getItems()
                            .setAll(seen.map(s -> s.report().comparisons()).orElse(List.of()));
                    noPairs.setText(
                            seen.isPresent()
                                    ? "Pairs are compared when the study rests."
                                    : "Each pair of strategists, seed by seed, and whether it differs at 5 % after Holm's correction.");
                });
    }

    private void results() {
        results.setId("study-results");
        results.getStyleClass().add("dense");
        results.setPlaceholder(new Label("Mean, deviation and interval of each strategist."));
        results.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        results.getColumns()
                .setAll(
                        List.of(
                                words("Data set", 116, Result::dataset),
                                words("Strategist", 96, Result::strategist),
                                number("Evaluations", 80, r -> Integer.toString(r.evaluations())),
                                number("Seeds", 52, r -> Integer.toString(r.seeds())),
                                number("Mean", 70, r -> StudyWords.number(r.mean())),
                                number(
                                        "± deviation",
                                        86,
                                        r ->
                                                r.sd().isPresent()
                                                        ? StudyWords.number(r.sd().getAsDouble())
                                                        : "–"),
                                number(
                                        "95 % interval ±",
                                        96, r -> r.ci95().map(StudyWords::half).orElse("–")),
                                number("Regret", 70, r -> StudyWords.number(r.regret()))));
    }

    private void pairs() {
        pairs.setId("study-pairs");
        pairs.getStyleClass().add("dense");
        noPairs.getStyleClass().add("muted");
        pairs.setPlaceholder(noPairs);
        pairs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<Comparison, String> counted =
                number(
                        "Higher : lower",
                        90,
                        c -> c.difference().wins() + " : " + c.difference().losses());
        counted.visibleProperty().bind(pairs.widthProperty().greaterThan(ROOMY));
        pairs.getColumns()
                .setAll(
                        List.of(
                                words("Data set", 116, Comparison::dataset),
                                words("Pair", 156, c -> c.strategist() + " − " + c.other()),
                                number("Evaluations", 80, c -> Integer.toString(c.evaluations())),
                                number(
                                        "Difference",
                                        80,
                                        c -> StudyWords.difference(c.difference().mean())),
                                number(
                                        "95 % interval",
                                        120, c -> StudyWords.interval(c.difference().ci95())),
                                counted,
                                number("p", 56, c -> StudyWords.p(c.difference().p())),
                                words("Significant", 72, c -> c.significant() ? "yes" : "no")));
    }

    private static <T> TableColumn<T, String> words(
            String head, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        return column;
    }

    private static <T> TableColumn<T, String> number(
            String head, double width, Function<T, String> text) {
        TableColumn<T, String> column = words(head, width, text);
        column.getStyleClass().add("number-column");
        return column;
    }
}
