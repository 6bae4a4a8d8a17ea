package org.seki.ui.run;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.search.SteeringLog;
import org.seki.strategist.Stage;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.Segments;

/** The steering panel: the run's course as numbers to change, and the log of what was changed. */
final class SteeringView extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int COLUMNS = 3;

    private final SteeringViewModel model;
    private final RunPace pace;

    SteeringView(SteeringViewModel model, RunPace pace) {
        this.model = model;
        this.pace = pace;
        getStyleClass().addAll("panel", "steering");
        Button close = model.show().iconButton(Feather.X);
        close.setAccessibleText("Back to the repository");
        VBox form = new VBox(8, pace(), stage(), knobs(), new AskedModelForm(model), applyLine());
        form.getStyleClass().add("steering-form");
        form.setMinHeight(Region.USE_PREF_SIZE);
        Label head = new Label("What was changed, newest first");
        head.getStyleClass().addAll("section", "steering-section");
        ListView<SteeringLog.Entry> log = log();
        VBox.setVgrow(log, Priority.ALWAYS);
        getChildren().addAll(new PanelHead("Steering").offering(close), form, head, log);
    }

    private Node pace() {
        TextField some = new TextField(Integer.toString(pace.someProperty().get()));
        some.setId("steering-some");
        some.setPrefColumnCount(3);
        Hint.on(some, "How many iterations to run");
        some.textProperty()
                .addListener((_, _, text) -> {
                    double read = Knob.EVOLVE.read(text);
                    boolean right = read >= 1;
                    some.pseudoClassStateChanged(WRONG, !right);
                    if (right) {
                        pace.someProperty().set((int) read);
                    }
                });
        Button run = small(pace.runSome(), "Run");
        Button improve = small(pace.untilImprovement(), "To improvement");
        Label more = new Label("more");
        more.getStyleClass().add("muted");
        more.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(6, run, some, more, space(), improve);
        line.getStyleClass().add("steering-line");
        return line;
    }

    private static Button small(Command command, String text) {
        Button button = command.button(Feather.SKIP_FORWARD);
        button.setGraphic(null);
        button.setText(text);
        button.getStyleClass().add("strip-button");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private Node stage() {
        Segments<Stage> stages =
                new Segments<>(
                        List.of(Stage.SELF_EVOLUTION, Stage.KNOWLEDGE_INSPIRATION),
                        s -> s == Stage.SELF_EVOLUTION ? "Evolve" : "Inspire");
        stages.setId("steering-stage");
        stages.chosenProperty().set(model.courseProperty().get().stage());
        stages.chosenProperty().addListener((_, _, stage) -> model.enter(stage));
        model.courseProperty().addListener((_, _, c) -> stages.chosenProperty().set(c.stage()));
        stages.disableProperty().bind(Bindings.not(model.switchStage().available()));
        Label name = new Label("Goes on in stage");
        name.getStyleClass().add("muted");
        HBox line = new HBox(8, name, space(), stages);
        line.getStyleClass().add("steering-line");
        return line;
    }

    private Node knobs() {
        GridPane grid = new GridPane(8, 6);
        Knob[] all = Knob.values();
        for (int i = 0; i < all.length; i++) {
            grid.add(knob(all[i]), i % COLUMNS, i / COLUMNS);
        }
        return grid;
    }

    private Node knob(Knob knob) {
        SteeringField field =
                new SteeringField(
                        "steering-" + knob.name().toLowerCase(Locale.ROOT),
                        knob.title(),
                        knob.meaning(),
                        model.text(knob),
                        model.apply());
        field.field().setPromptText(knob.bound() ? "no bound" : "");
        field.field().getStyleClass().add("number-field");
        field.markedWhen(
                () -> model.edited(knob),
                () -> Double.isNaN(knob.read(model.text(knob).get())),
                model.text(knob),
                model.courseProperty());
        GridPane.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private Node applyLine() {
        Label fault = new Label();
        fault.getStyleClass().addAll("note", "bad");
        fault.setWrapText(true);
        fault.textProperty().bind(model.faultProperty());
        Button apply = small(model.apply(), "Apply");
        apply.getStyleClass().add("primary");
        HBox line = new HBox(8, fault, space(), apply);
        line.getStyleClass().add("steering-line");
        return line;
    }

    private ListView<SteeringLog.Entry> log() {
        ListView<SteeringLog.Entry> log = new ListView<>(model.log());
        log.setId("steering-log");
        log.getStyleClass().add("steering-log");
        log.setPlaceholder(
                new EmptyState(
                        Feather.SLIDERS,
                        "Nothing was changed yet",
                        "Pins, bans, injected architectures and what is changed above appear here, with"
                                + " what the score did afterwards."));
        log.setCellFactory(_ -> new LogCell());
        return log;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private final class LogCell extends ListCell<SteeringLog.Entry> {
        @Override
        protected void updateItem(SteeringLog.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                setOnMouseClicked(null);
                return;
            }
            SteeringCard card = new SteeringCard(entry, model);
            card.prefWidthProperty().bind(getListView().widthProperty().subtract(32));
            setGraphic(card);
            setOnMouseClicked(_ -> model.follow(entry));
        }
    }
}
