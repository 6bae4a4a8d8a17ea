package org.seki.ui.prompts;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seki.experiment.Subject;
import org.seki.prompt.PromptVersion;
import org.seki.ui.fx.PanelHead;

/** The prompt lab: what is asked again and by whom, how far it is, and what it came to. */
final class LabView extends BorderPane {
    private static final double LEAST = 344;

    private final LabModel model;
    private final VBox body = new VBox(12);
    private final ResultView result;

    LabView(LabModel model) {
        this.model = model;
        this.result = new ResultView(model);
        getStyleClass().addAll("panel", "lab");
        setMinWidth(LEAST);
        setMaxWidth(1.25 * LEAST);
        setTop(new PanelHead("Lab").offering(model.tryCommand().button(Feather.SEND)));
        Label said = new Label();
        said.setId("lab-said");
        said.textProperty().bind(model.saidProperty());
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        body.getStyleClass().add("lab-body");
        body.getChildren().addAll(form(), buttons(), progress(), said, result);
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
    }

    private Node form() {
        LabForm form = model.form();
        GridPane grid = new GridPane(8, 8);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(72);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, fields);
        TextField question = text("lab-question", "What is to be found out", form.question);
        ComboBox<String> run = combo("lab-run", form.runs);
        run.valueProperty().bindBidirectional(form.run);
        ComboBox<Subject> subject = combo("lab-subject", form.subjects);
        subject.valueProperty().bindBidirectional(form.subject);
        subject.setConverter(shown(s -> "iteration " + s.context().iteration()));
        ComboBox<PromptVersion> first = combo("lab-first", null);
        first.setPromptText("the version in use");
        first.valueProperty().bindBidirectional(form.first);
        first.setConverter(shown(v -> v.hash() + (v.note().isBlank() ? "" : ", " + v.note())));
        model.prompts()
                .chosenProperty()
                .subscribe(now ->
                        first.getItems()
                                .setAll(now.map(Listed::versions).orElse(List.of()).reversed()));
        Label times = new Label("contexts ×");
        times.setMinWidth(USE_PREF_SIZE);
        HBox counts =
                new HBox(
                        8,
                        spinner("lab-contexts", 1000, form.contexts),
                        times,
                        spinner("lab-repeats", 20, form.repeats));
        counts.setAlignment(Pos.CENTER_LEFT);
        row(grid, 0, "Question", question);
        row(grid, 1, "Run", run);
        Button mark = model.markCommand().iconButton(Feather.BOOKMARK);
        HBox.setHgrow(subject, Priority.ALWAYS);
        row(grid, 2, "Try in", new HBox(8, subject, mark));
        row(grid, 3, "A", first);
        Label second = new Label("the text in the editor");
        second.getStyleClass().add("muted");
        row(grid, 4, "B", second);
        row(grid, 5, "Ask", counts);
        row(grid, 6, "Server", text("lab-endpoint", "the run's own", form.endpoint));
        row(grid, 7, "Model", text("lab-model", "the run's own", form.model));
        return grid;
    }

    private static void row(GridPane grid, int row, String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setLabelFor(field);
        grid.addRow(row, label, field);
    }

    private static TextField text(String id, String prompt, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static <T> ComboBox<T> combo(String id, @Nullable ObservableList<T> items) {
        ComboBox<T> combo = items == null ? new ComboBox<>() : new ComboBox<>(items);
        combo.setId(id);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setMinWidth(0);
        return combo;
    }

    private static <T> StringConverter<T> shown(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String string) {
                return null;
            }
        };
    }

    private static Spinner<Integer> spinner(String id, int most, IntegerProperty value) {
        Spinner<Integer> spinner = new Spinner<>(1, most, value.get());
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(84);
        spinner.setMinWidth(64);
        spinner.valueProperty()
                .addListener((_, _, now) -> {
                    if (now != null) {
                        value.set(now);
                    }
                });
        return spinner;
    }

    private Node buttons() {
        Button replay = model.replayCommand().button(Feather.REPEAT);
        replay.setId("lab-replay");
        Button cancel = model.cancelCommand().button(Feather.X);
        cancel.setId("lab-cancel");
        return new HBox(8, replay, cancel);
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar(0);
        bar.getStyleClass().add("thin");
        bar.setMaxWidth(Double.MAX_VALUE);
        Label what = new Label();
        what.setId("lab-progress");
        what.getStyleClass().addAll("note", "muted");
        VBox progress = new VBox(4, bar, what);
        progress.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.stateProperty().get() instanceof LabState.Asking,
                                model.stateProperty()));
        progress.managedProperty().bind(progress.visibleProperty());
        model.stateProperty()
                .subscribe(now -> {
                    if (now instanceof LabState.Asking(var p)) {
                        bar.setProgress(p.fraction() > 0 ? p.fraction() : -1);
                        what.setText(
                                p.activity()
                                        + p.left()
                                                .map(d ->
                                                        ", about %d s left"
                                                                .formatted(
                                                                        Math.max(1, d.toSeconds())))
                                                .orElse(""));
                    }
                });
        return progress;
    }
}
