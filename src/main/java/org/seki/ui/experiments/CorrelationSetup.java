package org.seki.ui.experiments;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.search.Searches.RunSummary;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.ui.experiments.CorrelationForm.Against;
import org.seki.ui.experiments.CorrelationForm.Scores;
import org.seki.ui.experiments.CorrelationWork.Doing;
import org.seki.ui.fx.FormField;
import org.seki.ui.fx.Note;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.Segments;
import org.seki.ui.fx.TableCard;
import org.seki.ui.fx.Titled;

/** What is measured against what, and the measurements there are. */
final class CorrelationSetup extends VBox {
    private final CorrelationModel model;
    private final CorrelationForm form;

    /**
     * @param datasets built-in ones; a folder will do too
     */
    CorrelationSetup(CorrelationModel model, List<String> datasets) {
        this.model = model;
        this.form = model.form();
        getStyleClass().addAll("panel", "setup");
        VBox fields =
                new VBox(
                        new Titled("Whose scores", scores()),
                        when(form.scoresProperty().isEqualTo(Scores.RUN), run()),
                        when(
                                form.scoresProperty().isEqualTo(Scores.EVALUATOR),
                                evaluator(datasets)),
                        new Titled("Against what", against()),
                        when(form.againstProperty().isEqualTo(Against.TABLE), table()),
                        when(form.againstProperty().isEqualTo(Against.TRAINING), training()),
                        new Titled(
                                "Architectures",
                                new FormField(
                                        "correlation-architectures", form.architecturesProperty())),
                        new Note(
                                "Drawn at random, the same ones each time; 100 give an interval of about ± 0.1."));
        fields.getStyleClass().add("setup-fields");
        fields.disableProperty().bind(model.work().doingProperty().isNotEqualTo(Doing.NOTHING));
        ScrollPane scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new PanelHead("Set up"),
                        scroll,
                        estimate(),
                        new PanelHead("Measurements of this workspace"),
                        new MeasurementList(model));
    }

    private Node scores() {
        Segments<Scores> segments =
                new Segments<>(
                        List.of(Scores.EVALUATOR, Scores.RUN),
                        s -> s == Scores.RUN ? "A run's own" : "An evaluator");
        segments.setId("correlation-scores");
        segments.chosenProperty().bindBidirectional(form.scoresProperty());
        return segments;
    }

    private Node against() {
        Segments<Against> segments =
                new Segments<>(
                        List.of(Against.values()),
                        a -> a == Against.TABLE ? "A table" : "Training from scratch");
        segments.setId("correlation-against");
        segments.chosenProperty().bindBidirectional(form.againstProperty());
        return segments;
    }

    private Node run() {
        ComboBox<String> box = box("correlation-run", form.runProperty());
        Runnable list =
                () -> {
                    String chosen = form.runProperty().get();
                    box.getItems().setAll(form.runs().stream().map(RunSummary::run).toList());
                    form.runProperty().set(chosen);
                    box.setValue(chosen);
                };
        form.runs().addListener((ListChangeListener<RunSummary>) _ -> list.run());
        box.setPromptText("Choose a run");
        Label about = new Note("");
        about.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::aboutRun, form.runProperty(), form.runs()));
        return new VBox(4, box, about);
    }

    private String aboutRun() {
        return form.runs().stream()
                .filter(r -> r.run().equals(form.runProperty().get()))
                .findFirst()
                .map(CorrelationWords::run)
                .orElse("Its own evaluator, with the weights it has.");
    }

    private Node evaluator(List<String> datasets) {
        ComboBox<Offered> kind = new ComboBox<>(FXCollections.observableList(form.evaluators()));
        kind.setId("correlation-evaluator");
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.valueProperty().bindBidirectional(form.evaluatorProperty());
        ComboBox<String> space = box("correlation-space", form.spaceProperty());
        space.getItems().setAll(Spaces.all().stream().map(SearchSpace::id).toList());
        ComboBox<String> images = box("correlation-dataset", form.datasetProperty());
        images.setEditable(true);
        images.getItems().setAll(datasets);
        images.getEditor()
                .textProperty()
                .addListener((_, _, now) -> form.datasetProperty().set(now));
        TextField options = new FormField("correlation-options", form.optionsProperty());
        options.setPromptText("parts=naswot,zen channels=8");
        TextField seed = new FormField("correlation-seed", form.seedProperty());
        seed.setPrefColumnCount(4);
        VBox spaces = new Titled("Search space", space);
        HBox.setHgrow(spaces, Priority.ALWAYS);
        return new VBox(
                12,
                new Titled("Evaluator", kind),
                new Titled("Options", options),
                new HBox(12, spaces, new Titled("Seed", seed)),
                new Titled("Images: a data set, or a folder", images));
    }

    private Node table() {
        ComboBox<String> dataset = box("correlation-truth", form.truthProperty());
        form.table()
                .stateProperty()
                .subscribe(() -> {
                    String chosen = form.truthProperty().get();
                    dataset.getItems().setAll(form.truthChoices());
                    form.truthProperty().set(chosen);
                    dataset.setValue(chosen);
                });
        return new VBox(
                12, new TableCard(form.table(), false), new Titled("Its data set", dataset));
    }

    private Node training() {
        return new VBox(
                4,
                new Titled("Steps of each training, 64 images each", steps()),
                new Note(
                        "On the images that are scored with. As many are trained at the same time as there are processors; what is trained is kept and serves every measurement with the same budget."));
    }

    private TextField steps() {
        return new FormField("correlation-steps", form.stepsProperty());
    }

    private Node estimate() {
        Button measure = model.measureTime().button(Feather.CLOCK);
        measure.setMinWidth(USE_PREF_SIZE);
        Label told = new Note("");
        told.setId("correlation-estimate");
        told.textProperty()
                .bind(
                        model.estimateProperty()
                                .map(e ->
                                        e.isEmpty()
                                                ? "How long it takes is measured by a few steps."
                                                : e));
        HBox.setHgrow(told, Priority.ALWAYS);
        HBox line = new HBox(8, told, measure);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("estimate-line");
        BooleanBinding wanted = form.againstProperty().isEqualTo(Against.TRAINING);
        line.visibleProperty().bind(wanted);
        line.managedProperty().bind(wanted);
        return line;
    }

    private static Node when(ObservableValue<Boolean> wanted, Node node) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(wanted);
        return node;
    }

    private static ComboBox<String> box(String id, Property<String> chosen) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setValue(chosen.getValue());
        box.valueProperty()
                .addListener((_, _, now) -> {
                    if (now != null) {
                        chosen.setValue(now);
                    }
                });
        chosen.addListener((_, _, now) -> box.setValue(now));
        return box;
    }
}
