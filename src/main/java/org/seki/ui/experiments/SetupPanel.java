package org.seki.ui.experiments;

import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seki.experiment.StudySettings;
import org.seki.ui.experiments.ExperimentsViewModel.Doing;
import org.seki.ui.fx.FormField;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.TableCard;
import org.seki.ui.fx.Titled;

/** The studies there are, and the one to be played. */
final class SetupPanel extends VBox {
    private final ExperimentsViewModel model;
    private final StudyForm form;

    SetupPanel(ExperimentsViewModel model) {
        this.model = model;
        this.form = model.form();
        getStyleClass().addAll("panel", "setup");
        ScrollPane scroll = new ScrollPane(fields());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new PanelHead("Set up"),
                        scroll,
                        new PanelHead("Studies of this workspace"),
                        studies());
    }

    private Node fields() {
        TextField name = new FormField("study-name", form.nameProperty());
        name.setPromptText("By which it is continued");
        TextField evaluations = new FormField("study-evaluations", form.evaluationsProperty());
        TextField seeds = new FormField("study-seeds", form.seedsProperty());
        seeds.setPrefColumnCount(6);
        HBox.setHgrow(evaluations, Priority.ALWAYS);
        VBox budgets = new Titled("Evaluations", evaluations);
        HBox.setHgrow(budgets, Priority.ALWAYS);
        VBox fields =
                new VBox(
                        new Titled("Benchmark table", new TableCard(form.table(), false)),
                        new Titled("Name", name),
                        new Titled("Data sets", datasets()),
                        new Titled("Strategists", strategists()),
                        new HBox(12, budgets, new Titled("Seeds", seeds)),
                        hint());
        fields.getStyleClass().add("setup-fields");
        fields.disableProperty().bind(model.doingProperty().isNotEqualTo(Doing.NOTHING));
        return fields;
    }

    private static Node hint() {
        Label hint =
                new Label(
                        "What is played is kept: with more seeds, strategists or data sets the same"
                                + " study plays only what is new.");
        hint.getStyleClass().addAll("note", "muted");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        return hint;
    }

    private Node datasets() {
        FlowPane boxes = new FlowPane(12, 4);
        form.table()
                .stateProperty()
                .subscribe(() -> boxes(boxes, form::datasetChoices, form.datasets()));
        form.datasets()
                .addListener(
                        (ListChangeListener<String>)
                                _ -> boxes(boxes, form::datasetChoices, form.datasets()));
        return boxes;
    }

    private Node strategists() {
        VBox boxes = new VBox(4);
        form.strategists()
                .addListener(
                        (ListChangeListener<String>)
                                _ -> boxes(boxes, form::strategistChoices, form.strategists()));
        boxes(boxes, form::strategistChoices, form.strategists());
        return boxes;
    }

    /** A box for each choice; made anew only where the choices have changed. */
    private static void boxes(
            Pane pane, Supplier<List<String>> choices, ObservableList<String> chosen) {
        List<String> all = choices.get();
        List<String> shown =
                pane.getChildren().stream().map(b -> String.valueOf(b.getUserData())).toList();
        if (!shown.equals(all)) {
            pane.getChildren().setAll(all.stream().map(c -> box(c, chosen)).toList());
        }
        for (Node node : pane.getChildren()) {
            ((CheckBox) node).setSelected(chosen.contains(String.valueOf(node.getUserData())));
        }
    }

    private static CheckBox box(String choice, ObservableList<String> chosen) {
        CheckBox box = new CheckBox(choice);
        box.setUserData(choice);
        box.setMnemonicParsing(false);
        box.setMinWidth(USE_PREF_SIZE);
        box.setOnAction(_ -> {
            if (!box.isSelected()) {
                chosen.remove(choice);
            } else if (!chosen.contains(choice)) {
                chosen.add(choice);
            }
        });
        return box;
    }

    private Node studies() {
        ListView<StudySettings> list = new ListView<>(model.kept());
        list.setId("studies");
        list.getStyleClass().add("run-list");
        list.setFixedCellSize(44);
        list.setPrefHeight(140);
        list.setMinHeight(96);
        list.setPlaceholder(new Label("None yet: choose a table and run."));
        list.setCellFactory(_ -> new StudyCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, chosen) -> {
                    if (chosen != null) {
                        model.look(chosen);
                    }
                });
        return list;
    }

    /** A study: its name, and what it compares. */
    private static final class StudyCell extends ListCell<StudySettings> {
        @Override
        protected void updateItem(StudySettings study, boolean empty) {
            super.updateItem(study, empty);
            setGraphic(empty || study == null ? null : line(study));
        }

        private static Node line(StudySettings study) {
            Label name = new Label(study.name());
            name.getStyleClass().addAll("strong", "may-shorten");
            Label subject =
                    new Label(
                            "%d strategists · %d data sets · %d seeds"
                                    .formatted(
                                            study.contenders().size(),
                                            study.datasets().size(),
                                            study.seeds()));
            subject.getStyleClass().addAll("note", "muted");
            VBox line = new VBox(2, name, subject);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
    }
}
