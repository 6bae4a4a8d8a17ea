package org.seki.ui.repository;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where an entry comes from, and its marks; most have none, and are their text alone. */
final class FromCell extends TableCell<Entry, Entry> {
    @Override
    protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            return;
        }
        String from = entry.times() > 1 ? entry.from() + " ×" + entry.times() : entry.from();
        List<Node> marks = marks(entry);
        setText(marks.isEmpty() ? from : null);
        setGraphic(marks.isEmpty() ? null : line(from, marks));
        setTooltip(entry.note().text().isEmpty() ? null : new Tooltip(entry.note().text()));
    }

    private static HBox line(String from, List<Node> marks) {
        Label text = new Label(from);
        text.getStyleClass().addAll("muted", "number");
        text.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(text, space);
        line.getChildren().addAll(marks);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static List<Node> marks(Entry entry) {
        List<Node> marks = new ArrayList<>();
        if (entry.note().starred()) {
            marks.add(mark(Feather.STAR, "star-mark"));
        }
        if (!entry.note().text().isEmpty()) {
            marks.add(mark(Feather.MESSAGE_SQUARE, "note-mark"));
        }
        if (entry.pinned()) {
            marks.add(mark(Feather.BOOKMARK, "pin-mark"));
        }
        if (entry.banned()) {
            marks.add(mark(Feather.SLASH, "ban-mark"));
        }
        return marks;
    }

    private static FontIcon mark(Feather icon, String style) {
        FontIcon mark = new FontIcon(icon);
        mark.getStyleClass().add(style);
        return mark;
    }
}
