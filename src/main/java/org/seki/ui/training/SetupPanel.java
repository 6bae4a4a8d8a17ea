package org.seki.ui.training;

import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.training.FinalPreset;
import org.seki.ui.fx.FormField;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.Note;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.Titled;
import org.seki.ui.training.LiveTraining.Doing;

/** What is to be trained, and the trainings there are. */
final class SetupPanel extends VBox {
    private final TrainingViewModel model;
    private final TrainingForm form;

    SetupPanel(TrainingViewModel model) {
        this.model = model;
        this.form = model.form();
        getStyleClass().addAll("panel", "setup");
        VBox fields =
                new VBox(
                        genotype(),
                        dataset(),
                        preset(),
                        seeds(),
                        new NumbersGrid(form),
                        new Note(
                                "Computed in single precision; mixed precision is not offered: on a"
                                        + " CPU it gains nothing."));
        fields.getStyleClass().add("setup-fields");
        fields.disableProperty().bind(model.live().doingProperty().isNotEqualTo(Doing.NOTHING));
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
                        new PanelHead("Trainings of this workspace"),
                        new TrainingList(model));
    }

    private Node genotype() {
        TextArea text = new TextArea();
        text.setId("training-genotype");
        text.getStyleClass().add("code");
        text.setPromptText("Paste a genotype, or send a candidate from a run's repository");
        text.setWrapText(true);
        text.setPrefRowCount(4);
        text.textProperty().bindBidirectional(form.genotypeProperty());
        Button open = button("Open a file…", Feather.FILE_TEXT);
        open.setOnAction(_ -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Open a genotype");
            File file = chooser.showOpenDialog(getScene().getWindow());
            if (file != null) {
                model.open(file.toPath());
            }
        });
        return new Titled(
                "Architecture",
                text,
                new Note(form.aboutProperty()),
                new Note(form.transfer()),
                open);
    }

    private Node dataset() {
        ComboBox<String> combo = new ComboBox<>();
        combo.setId("training-dataset");
        combo.setEditable(true);
        combo.getItems().setAll(form.datasets());
        combo.getEditor().textProperty().bindBidirectional(form.datasetProperty());
        combo.setMaxWidth(Double.MAX_VALUE);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(form.datasetProperty());
        combo.setTooltip(whole);
        HBox.setHgrow(combo, Priority.ALWAYS);
        Button folder = button("Folder…", Feather.FOLDER);
        folder.setOnAction(_ -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle("A folder with a data set");
            File chosen = chooser.showDialog(getScene().getWindow());
            if (chosen != null) {
                form.datasetProperty().set(chosen.toString());
            }
        });
        HBox line = new HBox(8, combo, folder);
        line.setAlignment(Pos.CENTER_LEFT);
        return new Titled("Data set", line);
    }

    private Node preset() {
        ComboBox<FinalPreset> combo = new ComboBox<>(form.presets());
        combo.setId("training-preset");
        combo.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(FinalPreset preset) {
                        return preset == null ? "" : preset.name();
                    }

                    @Override
                    public FinalPreset fromString(String text) {
                        throw new UnsupportedOperationException("a preset is not typed");
                    }
                });
        combo.valueProperty().bindBidirectional(form.presetProperty());
        combo.setMaxWidth(Double.MAX_VALUE);
        return new Titled(
                "Preset", combo, new Note(form.presetProperty().map(p -> sentence(p.about()))));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private Node seeds() {
        GridPane row = new GridPane(12, 0);
        row.add(
                new Titled(
                        "First seed",
                        new FormField("training-seed", form.seedProperty()).numeric()),
                0,
                0);
        row.add(
                new Titled(
                        "How many seeds",
                        new FormField("training-seeds-count", form.seedsProperty()).numeric()),
                1,
                0);
        return row;
    }

    private Node estimate() {
        Button measure = model.measure().button(Feather.CLOCK);
        measure.setMinWidth(USE_PREF_SIZE);
        Label told = new Note("");
        told.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    String said = model.live().estimateProperty().get();
                                    return said.isEmpty()
                                            ? "How long it would take, from a few steps that are measured."
                                            : said;
                                },
                                model.live().estimateProperty()));
        told.setId("training-estimate");
        HBox.setHgrow(told, Priority.ALWAYS);
        HBox line = new HBox(12, measure, told);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("estimate-line");
        return line;
    }

    private static Button button(String name, Feather icon) {
        Button button = new Button(name, new FontIcon(icon));
        button.getStyleClass().add("strip-button");
        button.setMinWidth(USE_PREF_SIZE);
        Hint.on(button, name.replace("…", ""));
        return button;
    }
}
