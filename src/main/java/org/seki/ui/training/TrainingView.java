package org.seki.ui.training;

import java.io.File;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.training.KeptTraining;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.fx.RefusalStrip;

/**
 * The Final training screen: at the left what is to be trained and the trainings there are, at the
 * right the one that is looked at.
 */
public final class TrainingView extends BorderPane {
    private final TrainingViewModel model;
    private final SeedsTable seeds = new SeedsTable();
    private final CourseCharts charts = new CourseCharts(seeds);

    public TrainingView(TrainingViewModel model) {
        this.model = model;
        getStyleClass().add("training");
        getStylesheets()
                .addAll(PanelStyle.shared(), PanelStyle.of(TrainingView.class, "training.css"));
        setTop(new VBox(toolbar(), new RefusalStrip(model.refusalProperty()).wide()));
        setLeft(new SetupPanel(model));
        setCenter(body());
    }

    private Node toolbar() {
        Label title = new Label();
        title.getStyleClass().addAll("title", "may-shorten");
        title.textProperty()
                .bind(
                        model.shownProperty()
                                .map(s -> s.map(TrainingWords::title).orElse("Final training")));
        Button start = model.start().button(Feather.PLAY);
        start.getStyleClass().add("primary");
        HBox bar =
                new HBox(
                        12,
                        title,
                        state(),
                        start,
                        whileOffered(model.pause(), Feather.PAUSE),
                        whileOffered(model.resume(), Feather.PLAY),
                        whileOffered(model.stop(), Feather.SQUARE),
                        model.fresh().button(Feather.PLUS),
                        space(),
                        exports());
        bar.getChildren().stream()
                .filter(Button.class::isInstance)
                .forEach(b -> ((Button) b).setMinWidth(USE_PREF_SIZE));
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private static Button whileOffered(Command command, Feather icon) {
        Button button = command.button(icon);
        button.visibleProperty().bind(command.available());
        button.managedProperty().bind(command.available());
        return button;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Node state() {
        Chip chip = new Chip("", Chip.Tone.QUIET);
        chip.setId("training-state");
        Runnable tell =
                () -> {
                    Optional<KeptTraining> shown = model.shownProperty().get();
                    boolean live = model.watching();
                    chip.setText(
                            live
                                    ? TrainingWords.of(model.live().doingProperty().get())
                                    : shown.map(k -> TrainingWords.of(k.state()))
                                            .orElse("not begun"));
                    chip.setTone(
                            live
                                    ? Chip.Tone.ACCENT
                                    : shown.map(k -> TrainingWords.tone(k.state()))
                                            .orElse(Chip.Tone.QUIET));
                };
        model.shownProperty().subscribe(tell);
        model.live().doingProperty().subscribe(tell);
        tell.run();
        return chip;
    }

    private MenuButton exports() {
        MenuButton menu = new MenuButton("", new FontIcon(Feather.SHARE));
        menu.getStyleClass().add("icon-only");
        menu.setId("training-export");
        Hint.on(menu, "Save what was trained");
        menu.setAccessibleText("Save what was trained");
        menu.disableProperty().bind(model.shownProperty().map(Optional::isEmpty));
        for (TrainingFile format : TrainingFile.values()) {
            MenuItem item = new MenuItem(format.title());
            item.setOnAction(_ -> {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(format.title().replace("…", ""));
                model.shownProperty()
                        .get()
                        .ifPresent(k -> chooser.setInitialFileName(format.fileName(k)));
                File file = chooser.showSaveDialog(getScene().getWindow());
                if (file != null) {
                    model.export(format, file.toPath());
                }
            });
            menu.getItems().add(item);
        }
        return menu;
    }

    private Node body() {
        EmptyState empty =
                new EmptyState(
                        Feather.TRENDING_UP,
                        "No training is open",
                        "An architecture is trained from scratch here, as its paper does or in"
                                + " minutes. Its curves appear while it learns: paste a genotype, or"
                                + " send a candidate from a run's repository, then Start.");
        VBox course =
                new VBox(
                        new FiguresLine(model),
                        new SealStrip(model),
                        charts,
                        new TrainingFoot(model));
        VBox.setVgrow(charts, Priority.ALWAYS);
        course.visibleProperty().bind(model.shownProperty().map(Optional::isPresent));
        empty.visibleProperty().bind(course.visibleProperty().not());
        model.shownProperty()
                .subscribe(s ->
                        s.ifPresent(k -> {
                            charts.show(k);
                            seeds.show(k);
                        }));
        StackPane body = new StackPane(course, empty);
        body.setMinSize(0, 0);
        return body;
    }
}
