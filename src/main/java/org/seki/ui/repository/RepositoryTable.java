package org.seki.ui.repository;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.feather.Feather;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.Units;

/**
 * What was evaluated, a line each: best first, or by the column whose head was clicked. A click
 * selects for all panels; letters act on the selected line.
 */
final class RepositoryTable extends TableView<Entry> {
    private static final PseudoClass BANNED = PseudoClass.getPseudoClass("banned");
    private static final PseudoClass COMPARED = PseudoClass.getPseudoClass("compared");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final RepositoryViewModel model;
    private final Runnable focusNote;
    private final ContextMenu menu;

    /**
     * @param focusNote puts the caret into the note on the selected line
     */
    RepositoryTable(RepositoryViewModel model, Runnable focusNote) {
        this.model = model;
        this.focusNote = focusNote;
        menu = menu();
        columns();
        SortedList<Entry> sorted = new SortedList<>(model.entries());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setPlaceholder(
                new EmptyState(
                        Feather.LIST,
                        "No architecture yet",
                        Bindings.createStringBinding(
                                () ->
                                        model.all().isEmpty()
                                                ? "Every evaluated architecture appears here, best"
                                                        + " first. Pin one to show it to the"
                                                        + " strategist always, ban one to never."
                                                : "No architecture passes this filter.",
                                model.all())));
        setRowFactory(_ -> row());
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> chosen());
        addEventHandler(KeyEvent.KEY_RELEASED, this::keyReleased);
        model.feed().selectedProperty().addListener(_ -> follow());
        sorted.addListener((InvalidationListener) _ -> follow());
        follow();
    }

    @Override
    public void sort() {
        super.sort();
        follow();
    }

    private void columns() {
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getStyleClass().add("dense");
        setFixedCellSize(26);
        TableColumn<Entry, Entry> rank =
                whole("#", 36, Comparator.comparingInt(e -> model.rank(e.iteration())));
        rank.getStyleClass().add("number-column");
        rank.setPrefWidth(36);
        rank.setCellFactory(_ -> new RankCell());
        TableColumn<Entry, Number> score =
                number(
                        "Score",
                        58,
                        e -> e.row().score(),
                        n -> Units.score(n.doubleValue(), best()));
        score.getStyleClass().add("strong-column");
        TableColumn<Entry, Number> accuracy =
                number("Acc. %", 62, e -> metric(e.row(), "accuracy"), n -> digits(n, 1));
        TableColumn<Entry, Number> params =
                number("Par. M", 62, e -> metric(e.row(), "parameters") / 1e6, n -> digits(n, 2));
        score.setSortType(TableColumn.SortType.DESCENDING);
        accuracy.setSortType(TableColumn.SortType.DESCENDING);
        TableColumn<Entry, Entry> from =
                whole("From", 64, Comparator.comparingInt(Entry::iteration));
        from.getStyleClass().add("from-column");
        from.setPrefWidth(72);
        from.setCellFactory(_ -> new FromCell());
        getColumns().setAll(List.of(rank, score, accuracy, params, from));
    }

    private double best() {
        return model.feed().best().map(IterationRow::score).orElse(Double.NaN);
    }

    private static TableColumn<Entry, Entry> whole(
            String name, double width, Comparator<Entry> order) {
        TableColumn<Entry, Entry> column = new TableColumn<>(name);
        column.setMinWidth(width);
        column.setComparator(order);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        return column;
    }

    private static TableColumn<Entry, Number> number(
            String name,
            double width,
            Function<Entry, Number> value,
            Function<Number, String> text) {
        TableColumn<Entry, Number> column = new TableColumn<>(name);
        column.getStyleClass().add("number-column");
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(Number item, boolean empty) {
                        super.updateItem(item, empty);
                        setText(empty || item == null ? "" : text.apply(item));
                    }
                });
        return column;
    }

    private TableRow<Entry> row() {
        TableRow<Entry> row =
                new TableRow<>() {
                    @Override
                    protected void updateItem(Entry entry, boolean empty) {
                        super.updateItem(entry, empty);
                        pseudoClassStateChanged(BANNED, !empty && entry != null && entry.banned());
                    }
                };
        row.contextMenuProperty()
                .bind(Bindings.when(row.emptyProperty()).then((ContextMenu) null).otherwise(menu));
        return row;
    }

    private ContextMenu menu() {
        MenuItem copy = new MenuItem("Copy genotype");
        copy.setAccelerator(COPY);
        copy.setOnAction(_ -> copy());
        return new ContextMenu(
                model.compare().menuItem(),
                model.against().menuItem(),
                new SeparatorMenuItem(),
                model.pin().menuItem(),
                model.ban().menuItem(),
                model.star().menuItem(),
                new SeparatorMenuItem(),
                model.train().menuItem(),
                model.group().menuItem(),
                copy);
    }

    private void keyPressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (!event.isShortcutDown() && !event.isAltDown()) {
            switch (event.getCode()) {
                case P -> model.pin().run();
                case B -> model.ban().run();
                case S -> model.star().run();
                case C -> model.compare().run();
                case N -> focusNote.run();
                default -> {}
            }
        }
    }

    private void copy() {
        Entry entry = getSelectionModel().getSelectedItem();
        if (entry != null) {
            ClipboardContent content = new ClipboardContent();
            entry.row().architecture().ifPresent(a -> content.putString(a.genotype()));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private void keyReleased(KeyEvent event) {
        if (event.getCode().isNavigationKey()) {
            chosen();
        }
    }

    /**
     * A person moved the selection. (The table also moves it by itself while its items change,
     * which means nothing.)
     */
    private void chosen() {
        Entry entry = getSelectionModel().getSelectedItem();
        if (entry != null) {
            model.feed().select(entry.row().iteration());
        }
    }

    /** Shows the row that all panels look at, without choosing it anew. */
    private void follow() {
        int selected =
                model.feed().selected().map(IterationRow::iteration).orElse(Integer.MIN_VALUE);
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).iteration() == selected) {
                if (getSelectionModel().getSelectedIndex() != i) {
                    getSelectionModel().clearAndSelect(i);
                }
                return;
            }
        }
        getSelectionModel().clearSelection();
    }

    private static double metric(IterationRow row, String name) {
        return row.metric(name).orElse(Double.NaN);
    }

    private static String digits(Number number, int digits) {
        return Double.isNaN(number.doubleValue())
                ? "–"
                : String.format(Locale.ROOT, "%." + digits + "f", number.doubleValue());
    }

    /** An entry's rank, which others can change, or the letter under which it is compared. */
    private final class RankCell extends TableCell<Entry, Entry> {
        private final InvalidationListener again = _ -> show();

        RankCell() {
            model.all().addListener(new WeakInvalidationListener(again));
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            show();
        }

        private void show() {
            Entry entry = isEmpty() ? null : getItem();
            setText(entry == null ? "" : model.place(entry));
            pseudoClassStateChanged(COMPARED, entry != null && entry.side() >= 0);
        }
    }
}
