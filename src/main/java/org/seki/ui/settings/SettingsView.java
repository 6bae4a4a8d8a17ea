package org.seki.ui.settings;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.device.DeviceChoice;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.fx.Segments;
import org.seki.ui.fx.Theme;

/** The Settings screen: what networks are trained on, how the window looks, where things lie. */
public final class SettingsView extends BorderPane {
    private final SettingsModel model;

    /**
     * @param dress changes the window's theme
     */
    public SettingsView(SettingsModel model, ObservableValue<Theme> theme, Consumer<Theme> dress) {
        this.model = model;
        getStyleClass().add("settings");
        VBox column =
                new VBox(
                        new ThreadsCard(model),
                        new CudaCard(model),
                        appearance(theme, dress),
                        places());
        column.getStyleClass().add("form");
        HBox middle = new HBox(column);
        middle.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(column, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getStylesheets()
                .addAll(PanelStyle.shared(), PanelStyle.of(SettingsView.class, "settings.css"));
        setTop(new VBox(head(), waiting(), refusal()));
        setCenter(scroll);
    }

    private Node head() {
        Label title = new Label("Settings");
        title.getStyleClass().add("title");
        Label used = new Label("computing on " + model.access().devices().inUse());
        used.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(12, title, used, space, progress());
        head.getStyleClass().add("toolbar");
        return head;
    }

    private Node progress() {
        Label what = new Label();
        what.getStyleClass().addAll("note", "muted");
        what.setMinWidth(USE_PREF_SIZE);
        what.textProperty()
                .bind(
                        model.doingProperty()
                                .map(d ->
                                        d.fraction() < 0
                                                ? d.what()
                                                : "%s, %.0f %%"
                                                        .formatted(d.what(), 100 * d.fraction())));
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("thin");
        bar.progressProperty().bind(model.doingProperty().map(SettingsModel.Doing::fraction));
        Button cancel = model.cancel().button(Feather.X);
        cancel.setMinWidth(USE_PREF_SIZE);
        HBox box = new HBox(8, what, bar, cancel);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.visibleProperty().bind(model.doingProperty().map(d -> !d.what().isEmpty()));
        return box;
    }

    /** What was chosen and waits for the next start. */
    private Node waiting() {
        Label text = new Label();
        text.setId("waits");
        text.setMaxWidth(Double.MAX_VALUE);
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button restart = model.restart().button(Feather.ROTATE_CW);
        restart.setMinWidth(USE_PREF_SIZE);
        restart.getStyleClass().add("strip-button");
        restart.visibleProperty().bind(restart.disableProperty().not());
        HBox strip = new HBox(12, text, restart);
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.getStyleClass().add("waiting-strip");
        strip.managedProperty().bind(strip.visibleProperty());
        model.choiceProperty()
                .subscribe(choice -> {
                    String fellBack = model.access().devices().fellBack();
                    text.setText(
                            fellBack.isEmpty() || !model.waits() ? takesEffect(choice) : fellBack);
                    strip.setVisible(model.waits());
                });
        return strip;
    }

    private static String takesEffect(DeviceChoice choice) {
        return "From the next start on: %s. What runs is stopped first and can be continued."
                .formatted(choice.inWords());
    }

    private Node refusal() {
        Label text = new Label();
        text.setId("settings-refusal");
        text.getStyleClass().add("bad");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.textProperty().bind(model.refusalProperty());
        VBox box = new VBox(text);
        box.getStyleClass().add("settings-refusal");
        box.managedProperty().bind(box.visibleProperty());
        box.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !model.refusalProperty().get().isEmpty(),
                                model.refusalProperty()));
        return box;
    }

    private Node appearance(ObservableValue<Theme> theme, Consumer<Theme> dress) {
        Segments<Theme> themes =
                new Segments<>(
                        List.of(Theme.values()),
                        t ->
                                switch (t) {
                                    case LIGHT -> "Light";
                                    case DARK -> "Dark";
                                });
        themes.getStyleClass().add("left");
        theme.subscribe(themes.chosenProperty()::set);
        themes.chosenProperty()
                .addListener((_, _, now) -> {
                    if (now != theme.getValue()) {
                        dress.accept(now);
                    }
                });
        HBox line = new HBox(12, new Label("Theme"), themes);
        line.setAlignment(Pos.CENTER_LEFT);
        return section("Window", line);
    }

    private Node places() {
        GridPane grid = new GridPane(16, 8);
        List<SettingsAccess.Place> places = model.access().places();
        for (int row = 0; row < places.size(); row++) {
            SettingsAccess.Place place = places.get(row);
            Label name = new Label(place.name());
            name.setMinWidth(USE_PREF_SIZE);
            TextField folder = new TextField(place.folder().toString());
            folder.setEditable(false);
            folder.setAccessibleText(place.name());
            GridPane.setHgrow(folder, Priority.ALWAYS);
            Label why = new Label(place.why());
            why.getStyleClass().addAll("note", "muted");
            why.setMinWidth(USE_PREF_SIZE);
            grid.addRow(row, name, folder, why);
        }
        return section("Where things lie", grid);
    }

    private static VBox section(String title, Node content) {
        Label head = new Label(title);
        head.getStyleClass().add("strong");
        VBox section = new VBox(head, content);
        section.getStyleClass().add("form-section");
        return section;
    }
}
