package org.seki.ui.fx;

import java.util.Objects;

/** Style sheets that lie beside the class that wears them. */
public final class PanelStyle {
    private PanelStyle() {}

    /** What all panels share: heading, tabs, chips, small buttons, the card beside the pointer. */
    public static String shared() {
        return of(PanelStyle.class, "panel.css");
    }

    public static String of(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResource(name), name).toExternalForm();
    }
}
