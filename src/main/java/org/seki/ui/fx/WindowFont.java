package org.seki.ui.fx;

import java.awt.Font;

/**
 * A font of the window under the chart library's type. Java2D knows only fonts that it has loaded
 * itself and would answer {@code Dialog} for any other; the canvas asks for nothing but the
 * family's name, and JavaFX has loaded that.
 */
final class WindowFont extends Font {
    private static final long serialVersionUID = 1;

    WindowFont(String family, int size) {
        super(family, PLAIN, size);
    }

    @Override
    public String getFamily() {
        return getName();
    }
}
