package org.seki.ui.fx;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * What a control tells when the pointer rests on it. Its tooltip, which is a window with a scene of
 * its own, is made when the pointer first comes: of the dozens on a screen few are ever seen, and
 * making all of them is a twentieth of opening a run.
 */
public final class Hint implements EventHandler<MouseEvent> {
    private final Control control;
    private final String text;

    private Hint(Control control, String text) {
        this.control = control;
        this.text = text;
    }

    /** Also for screen readers; on the JavaFX thread, or on any before the control is shown. */
    public static void on(Control control, String text) {
        control.setAccessibleHelp(text);
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, new Hint(control, text));
    }

    @Override
    public void handle(MouseEvent entered) {
        control.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
        control.setTooltip(new Tooltip(text));
    }
}
