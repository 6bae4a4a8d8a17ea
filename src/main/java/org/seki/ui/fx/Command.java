package org.seki.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something a person can do: on a button, in a menu, and always on a key.
 *
 * @param name sentence case, without a full stop
 * @param key reaches it wherever the focus is, unless the focus takes the key itself
 * @param available whether it can be done now
 */
public record Command(
        String name, KeyCombination key, ObservableBooleanValue available, Runnable action) {

    /** A command that is always available. */
    public Command(String name, String key, Runnable action) {
        this(name, key, Bindings.createBooleanBinding(() -> true), action);
    }

    public Command(String name, String key, ObservableBooleanValue available, Runnable action) {
        this(name, KeyCombination.valueOf(key), available, action);
    }

    /** Does it, when it is available. */
    public void run() {
        if (available.get()) {
            action.run();
        }
    }

    /** {@code Run (F5)}. */
    public String hint() {
        return name + " (" + key.getDisplayText() + ")";
    }

    public Button button(Ikon icon) {
        return dress(new Button(name, new FontIcon(icon)));
    }

    /** A button without words; its name is in the tooltip and for screen readers. */
    public Button iconButton(Ikon icon) {
        Button button = dress(new Button("", new FontIcon(icon)));
        button.setAccessibleText(name);
        button.getStyleClass().add("icon-only");
        return button;
    }

    public MenuItem menuItem() {
        MenuItem item = new MenuItem(name);
        item.setAccelerator(key);
        item.disableProperty().bind(Bindings.not(available));
        item.setOnAction(_ -> run());
        return item;
    }

    private Button dress(Button button) {
        Hint.on(button, hint());
        button.disableProperty().bind(Bindings.not(available));
        button.setOnAction(_ -> run());
        return button;
    }
}
