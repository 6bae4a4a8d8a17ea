package org.seki.ui.fx;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * A few exclusive choices side by side, one of them always chosen; arrow keys move between them.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends HBox {
    private final ObjectProperty<T> chosen;

    public Segments(List<T> choices, Function<T, String> text) {
        getStyleClass().add("segments");
        chosen = new SimpleObjectProperty<>(choices.getFirst());
        ToggleGroup group = new ToggleGroup();
        for (T choice : choices) {
            ToggleButton button = new ToggleButton(text.apply(choice));
            button.getStyleClass().add("segment");
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setUserData(choice);
            button.setSelected(choice.equals(chosen.get()));
            getChildren().add(button);
        }
        chosen.addListener((_, _, now) ->
                group.getToggles().stream()
                        .filter(t -> now.equals(t.getUserData()))
                        .forEach(t -> t.setSelected(true)));
        group.selectedToggleProperty()
                .addListener((_, before, now) -> {
                    if (now == null) {
                        group.selectToggle(before);
                    } else {
                        choose(choices, now.getUserData());
                    }
                });
    }

    private void choose(List<T> choices, Object choice) {
        choices.stream().filter(choice::equals).findFirst().ifPresent(chosen::set);
    }

    public ObjectProperty<T> chosenProperty() {
        return chosen;
    }

    public T chosen() {
        return chosen.get();
    }
}
