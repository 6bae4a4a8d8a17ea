package org.seki.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<Command, Button> buttons = new LinkedHashMap<>();

    Rail(List<Place> screens, List<Place> window) {
        getStyleClass().add("rail");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        screens.forEach(this::add);
        getChildren().add(space);
        window.forEach(this::add);
    }

    /** Marks the screen that is shown, by what leads to it. */
    void current(Command screen) {
        buttons.forEach((command, button) ->
                button.pseudoClassStateChanged(CURRENT, command.equals(screen)));
    }

    private void add(Place place) {
        Button button = place.command().iconButton(place.icon());
        button.getStyleClass().add("rail-button");
        buttons.put(place.command(), button);
        getChildren().add(button);
    }
}
