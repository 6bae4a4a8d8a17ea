package org.seki.ui.fx;

import java.util.Locale;
import javafx.scene.control.Label;

/** A small rounded label that carries state. */
public final class Chip extends Label {
    /** What its colour says. */
    public enum Tone {
        QUIET,
        ACCENT,
        GOOD,
        ATTENTION,
        BAD
    }

    public Chip(String text, Tone tone) {
        super(text);
        getStyleClass().add("chip");
        setMinWidth(USE_PREF_SIZE);
        setTone(tone);
    }

    public void setTone(Tone tone) {
        for (Tone t : Tone.values()) {
            getStyleClass().remove(styleClass(t));
        }
        getStyleClass().add(styleClass(tone));
    }

    private static String styleClass(Tone tone) {
        return "chip-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
