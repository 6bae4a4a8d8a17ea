package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The theme's colours for what draws itself: charts, graphs, sparks. An invisible child of the
 * drawing; the style sheet fills it ({@code .palette}), so that CSS stays the one place where a
 * colour is written. Redraw when {@link #changesProperty()} moves.
 */
public final class Palette extends Region {
    /** A colour by what it is for; in CSS {@code -seki-ground} and so on. */
    public enum Role {
        GROUND,
        RAISED,
        SUNK,
        LINE,
        HAIRLINE,
        TEXT,
        MUTED,
        ACCENT,
        ACCENT_GROUND,
        GOOD,
        GOOD_GROUND,
        ATTENTION,
        ATTENTION_GROUND,
        BAD,
        BAD_GROUND;

        private final CssMetaData<Palette, Color> css =
                new CssMetaData<>(
                        "-seki-" + name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        ColorConverter.getInstance(),
                        Color.GRAY) {
                    @Override
                    public boolean isSettable(Palette palette) {
                        return true;
                    }

                    @Override
                    public StyleableProperty<Color> getStyleableProperty(Palette palette) {
                        return Objects.requireNonNull(palette.colours.get(Role.this));
                    }
                };
    }

    private static final List<CssMetaData<? extends Styleable, ?>> CSS =
            new ArrayList<>(
                    Stream.concat(
                                    Region.getClassCssMetaData().stream(),
                                    Stream.of(Role.values()).map(r -> r.css))
                            .toList());

    private final Map<Role, SimpleStyleableObjectProperty<Color>> colours =
            new EnumMap<>(Role.class);
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    public Palette() {
        getStyleClass().add("palette");
        setManaged(false);
        setVisible(false);
        for (Role role : Role.values()) {
            SimpleStyleableObjectProperty<Color> colour =
                    new SimpleStyleableObjectProperty<>(role.css, this, role.name(), Color.GRAY);
            colour.addListener((_, _, _) -> changes.set(changes.get() + 1));
            colours.put(role, colour);
        }
    }

    public Color get(Role role) {
        return Objects.requireNonNull(colours.get(role)).get();
    }

    /** Counts the changes of any colour. */
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS;
    }
}
