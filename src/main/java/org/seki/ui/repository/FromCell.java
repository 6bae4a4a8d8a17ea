package org.seki.ui.repository;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where an entry comes from, and its mark. */
final class FromCell extends TableCell<Entry, Entry> {
    private final Label from = new Label();
    private final FontIcon star = mark(Feather.STAR, "star-mark");
    private final FontIcon note = mark(Feather.MESSAGE_SQUARE, "note-mark");
    private final FontIcon pin = mark(Feather.BOOKMARK, "pin-mark");
    private final FontIcon ban = mark(Feather.SLASH, "ban-mark");
    private final HBox line;

    FromCell() {
        from.getStyleClass().addAll("muted", "number");
        from.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line = new HBox(from, space, star, note, pin, ban);
        line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        from.setText(entry.times() > 1 ? entry.from() + " ×" + entry.times() : entry.from());
        show(star, entry.note().starred());
        show(note, !entry.note().text().isEmpty());
        show(pin, entry.pinned());
        show(ban, entry.banned());
        setGraphic(line);
        setTooltip(entry.note().text().isEmpty() ? null : new Tooltip(entry.note().text()));
    }

    private static FontIcon mark(Feather icon, String style) {
        FontIcon mark = new FontIcon(icon);
        mark.getStyleClass().add(style);
        return mark;
    }

    private static void show(FontIcon mark, boolean has) {
        mark.setVisible(has);
        mark.setManaged(has);
    }
}
