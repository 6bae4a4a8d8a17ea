package org.seki.ui;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.seki.ui.fx.Command;

/** The way to the screens, 52 px at the left; below, what belongs to the window itself. */
final class Rail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    /** A button of the rail. */
    record Place(Command command, Ikon icon) {}

    private final List<Button> screens;

    Rail(List<Place> screens, List<Place> window) {
        getStyleClass().add("rail");
        this.screens = screens.stream().map(Rail::button).toList();
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(this.screens);
        getChildren().add(space);
        window.stream().map(Rail::button).forEach(getChildren()::add);
    }

    /** Marks the screen that is shown. */
    void current(int screen) {
        for (int i = 0; i < screens.size(); i++) {
            screens.get(i).pseudoClassStateChanged(CURRENT, i == screen);
        }
    }

    private static Button button(Place place) {
        Button button = place.command().iconButton(place.icon());
        button.getStyleClass().add("rail-button");
        return button;
    }
}
