package org.seki.ui.run;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Figure;
import org.seki.ui.fx.Hint;

/**
 * The run's name, what can be done with it, and its figures; figures that do not fit fold into a
 * menu, the last first.
 */
final class RunToolbar extends HBox {
    private static final double GAP = 12;

    private final Label title;
    private final HBox actions;
    private final Chip subject;
    private final HBox right = new HBox();
    private final List<Figure> figures;
    private final Map<Figure, ObservableBooleanValue> meant;
    private final MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));

    RunToolbar(RunViewModel model) {
        getStyleClass().add("toolbar");
        title = new Label(model.name());
        title.getStyleClass().add("title");
        title.setMinWidth(USE_PREF_SIZE);
        subject = new Chip(model.subject(), Chip.Tone.QUIET);
        Hint.on(subject, model.wholeSubject());
        Hint.on(title, model.wholeSubject());
        Button run = model.pace().runOrPause().button(Feather.PLAY);
        run.textProperty().bind(model.pace().runLabel());
        run.graphicProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () ->
                                        new FontIcon(
                                                model.pace().goingProperty().get()
                                                        ? Feather.PAUSE
                                                        : Feather.PLAY),
                                model.pace().goingProperty()));
        run.getStyleClass().addAll("primary", "left-pill");
        Button step = model.pace().step().button(Feather.SKIP_FORWARD);
        step.getStyleClass().add("center-pill");
        Button stop = model.pace().stop().button(Feather.SQUARE);
        stop.getStyleClass().add("right-pill");
        for (Button button : List.of(run, step, stop)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        Button steer = model.steering().show().iconButton(Feather.SLIDERS);
        HBox.setMargin(steer, new Insets(0, 0, 0, 8));
        actions = new HBox(run, step, stop, further(model), steer);
        actions.getStyleClass().add("toolbar-left");
        HBox left = new HBox(GAP, title, subject, actions);
        left.getStyleClass().add("toolbar-left");
        HBox.setHgrow(left, Priority.ALWAYS);
        Spending spending = model.spending();
        Figure spent = new Figure(text("Spent"), spending.spent());
        Figure caps = new Figure(text("Left of caps"), spending.left());
        figures =
                List.of(
                        new Figure(text("Iteration"), model.iteration()).withNote(model.stage()),
                        new Figure(text("Best score"), model.best()).withNote(model.gain()),
                        new Figure(text("Left"), model.left()),
                        spent,
                        caps,
                        new Figure(text("Strategist"), model.strategist()));
        more.getStyleClass().add("icon-only");
        more.setAccessibleText("More figures");
        more.setOnShowing(_ -> fillMenu());
        right.getStyleClass().add("toolbar-right");
        right.getChildren().addAll(figures);
        right.getChildren().add(more);
        getChildren().addAll(left, right);
        meant = Map.of(spent, spending.spends(), caps, spending.capped());
        meant.values().forEach(m -> m.addListener(_ -> requestLayout()));
        for (Figure figure : figures) {
            figure.widthProperty().addListener(_ -> requestLayout());
        }
    }

    /** What else the search can be told to do. */
    private static MenuButton further(RunViewModel model) {
        MenuButton menu = new MenuButton("", new FontIcon(Feather.CHEVRON_DOWN));
        menu.getStyleClass().add("icon-only");
        menu.setAccessibleText("Run further");
        Hint.on(menu, "Run some, run to the next improvement, switch the stage");
        menu.getItems()
                .addAll(
                        model.pace().runSome().menuItem(),
                        model.pace().untilImprovement().menuItem(),
                        new SeparatorMenuItem(),
                        model.steering().switchStage().menuItem(),
                        model.steering().show().menuItem());
        return menu;
    }

    /** A figure without a meaning in this run takes no room. */
    private boolean wanted(Figure figure) {
        ObservableBooleanValue means = meant.get(figure);
        return means == null || means.get();
    }

    /** Decides which figures fit before the box lays them out. */
    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        fold(room);
        super.layoutChildren();
    }

    private void fold(double room) {
        List<Figure> wanted = figures.stream().filter(this::wanted).toList();
        double buttons = title.prefWidth(-1) + GAP + actions.prefWidth(-1) + GAP;
        double all = wanted.stream().mapToDouble(f -> f.prefWidth(-1)).sum();
        boolean folds = buttons + all > room;
        double left = room - buttons - (folds ? more.prefWidth(-1) : 0);
        for (Figure figure : figures) {
            boolean fits = wanted.contains(figure) && figure.prefWidth(-1) <= left;
            left = fits ? left - figure.prefWidth(-1) : folds && wanted.contains(figure) ? 0 : left;
            show(figure, fits);
        }
        show(more, folds);
        show(subject, !folds && left >= subject.prefWidth(-1) + GAP);
    }

    private static void show(Node node, boolean yes) {
        if (node.isManaged() != yes) {
            node.setManaged(yes);
            node.setVisible(yes);
        }
    }

    private void fillMenu() {
        more.getItems().clear();
        for (Figure figure : figures) {
            if (!figure.isVisible() && wanted(figure)) {
                MenuItem item = new MenuItem(figure.captionText() + ": " + figure.valueText());
                more.getItems().add(item);
            }
        }
    }

    private static ObservableValue<String> text(String text) {
        return new SimpleStringProperty(text);
    }
}
