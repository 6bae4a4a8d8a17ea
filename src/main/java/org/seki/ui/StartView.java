package org.seki.ui;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.data.DatasetName;
import org.seki.search.RunState;
import org.seki.search.Searches.RunSummary;
import org.seki.space.Spaces;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.RefusalStrip;
import org.seki.ui.fx.Units;

/** The first screen: one click to a search, and the runs of the workspace. */
final class StartView extends BorderPane {
    private final StartViewModel model;
    private final ListView<RunSummary> runs = new ListView<>();

    StartView(StartViewModel model, TableSearchModel tables) {
        this.model = model;
        getStyleClass().add("start-screen");
        VBox column =
                new VBox(
                        hero(tables),
                        new TablePane(tables),
                        new RefusalStrip(model.refusalProperty()),
                        recent());
        column.getStyleClass().add("start-column");
        VBox.setVgrow(column.getChildren().getLast(), Priority.ALWAYS);
        HBox middle = new HBox(column);
        middle.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(column, Priority.ALWAYS);
        setCenter(middle);
    }

    private Node hero(TableSearchModel tables) {
        Label title = new Label("Find a better cell");
        title.getStyleClass().add("hero-title");
        Label text =
                new Label(
                        "A strategist proposes one architecture after another, a supernet scores each on"
                                + " real images, and you watch, steer and keep the best. The quick search"
                                + " needs no network, no key and no GPU: 20 architectures of NAS-Bench-201"
                                + " on Fashion-MNIST, a few minutes on two cores.");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("muted");
        Button quick = model.quick().button(Feather.PLAY);
        quick.getStyleClass().addAll("primary", "large");
        quick.setDefaultButton(true);
        Label key = new Label(model.quick().key().getDisplayText());
        key.getStyleClass().addAll("note", "muted");
        Button fresh = model.fresh().button(Feather.SLIDERS);
        fresh.getStyleClass().add("large");
        Label other = new Label(model.fresh().key().getDisplayText());
        other.getStyleClass().addAll("note", "muted");
        Button table = tables.show().button(Feather.DATABASE);
        table.getStyleClass().add("large");
        HBox line = new HBox(12, quick, key, fresh, other, table);
        line.setAlignment(Pos.CENTER_LEFT);
        Label choose =
                new Label(
                        "A new search asks what to search, how long, and who proposes: the built-in"
                                + " statistical model, a language model on this machine or elsewhere,"
                                + " you yourself, or a baseline.");
        choose.setWrapText(true);
        choose.setMinHeight(USE_PREF_SIZE);
        choose.getStyleClass().add("muted");
        VBox hero = new VBox(title, text, line, choose);
        hero.getStyleClass().add("hero");
        return hero;
    }

    private Node recent() {
        Chip count = new Chip("", Tone.QUIET);
        count.textProperty().bind(Bindings.size(model.runs()).asString());
        runs.setItems(model.runs());
        runs.getStyleClass().add("run-list");
        runs.setFixedCellSize(52);
        runs.setCellFactory(_ -> new RunCell());
        model.runs().addListener((InvalidationListener) _ -> choosePreferred());
        runs.setPlaceholder(
                new EmptyState(
                        Feather.CLOCK,
                        "No run yet",
                        "Every search is kept here with all it found, and can be continued where it"
                                + " stopped. The quick search makes the first."));
        runs.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                        openSelected();
                        e.consume();
                    }
                });
        runs.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                e -> {
                    if (e.getClickCount() == 2) {
                        openSelected();
                    }
                });
        VBox.setVgrow(runs, Priority.ALWAYS);
        Label hint = new Label("Enter or a double click opens a run");
        hint.getStyleClass().addAll("note", "muted");
        hint.visibleProperty().bind(Bindings.isNotEmpty(model.runs()));
        VBox recent = new VBox(new PanelHead("Recent runs").saying(count).offering(hint), runs);
        recent.getStyleClass().add("recent");
        return recent;
    }

    private void choosePreferred() {
        String preferred = model.preferredProperty().get();
        model.runs().stream()
                .filter(r -> r.run().equals(preferred))
                .findFirst()
                .ifPresent(runs.getSelectionModel()::select);
    }

    private void openSelected() {
        RunSummary run = runs.getSelectionModel().getSelectedItem();
        if (run != null) {
            model.open(run);
        }
    }

    /** A run: its name and state, what it searched, and the best it found. */
    private final class RunCell extends ListCell<RunSummary> {
        @Override
        protected void updateItem(RunSummary run, boolean empty) {
            super.updateItem(run, empty);
            setGraphic(empty || run == null ? null : line(run));
        }

        private Node line(RunSummary run) {
            Label name = new Label(run.settings().name());
            name.getStyleClass().add("strong");
            HBox first = new HBox(8, name, state(run.state()));
            first.setAlignment(Pos.CENTER_LEFT);
            Label subject =
                    new Label(
                            "%s · %s · %s · %s"
                                    .formatted(
                                            Spaces.title(run.settings().space()),
                                            DatasetName.of(run.settings().dataset()).brief(),
                                            run.settings().strategist().kind(),
                                            ago(run).orElse(run.startedAt())));
            subject.getStyleClass().addAll("note", "muted");
            VBox left = new VBox(2, first, subject);
            left.setAlignment(Pos.CENTER_LEFT);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line =
                    new HBox(
                            16,
                            left,
                            space,
                            number(Integer.toString(run.evaluations()), "architectures"),
                            number(Units.score(run.best()), "best score"));
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private static Node number(String value, String unit) {
            Label number = new Label(value);
            number.getStyleClass().add("number-strong");
            Label what = new Label(unit);
            what.getStyleClass().addAll("note", "muted");
            VBox both = new VBox(2, number, what);
            both.setAlignment(Pos.CENTER_RIGHT);
            both.setMinWidth(80);
            return both;
        }

        private Optional<String> ago(RunSummary run) {
            try {
                return Optional.of(Units.ago(Instant.parse(run.startedAt()), model.now()));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        private static Chip state(RunState state) {
            return switch (state) {
                case PREPARING, RUNNING -> new Chip("running", Tone.ACCENT);
                case PAUSED -> new Chip("paused", Tone.QUIET);
                case STOPPED -> new Chip("can be continued", Tone.ATTENTION);
                case FINISHED -> new Chip("finished", Tone.GOOD);
                case FAILED -> new Chip("failed", Tone.BAD);
            };
        }
    }
}
