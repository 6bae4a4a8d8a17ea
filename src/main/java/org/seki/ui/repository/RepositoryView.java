package org.seki.ui.repository;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.Units;

/** The repository panel: a table of what was evaluated, and what a person may do to it. */
public final class RepositoryView extends VBox {
    private static final PseudoClass BANNED = PseudoClass.getPseudoClass("banned");
    private static final PseudoClass COMPARED = PseudoClass.getPseudoClass("compared");
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final RepositoryViewModel model;
    private final TextField filter = new TextField();
    private final TextField note = new TextField();
    private final TableView<Entry> table = new TableView<>();

    public RepositoryView(RepositoryViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "repository");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head(), filterLine(), table, new NoteLine(model, note), strip());
        columns();
        table.setItems(model.entries());
        table.setPlaceholder(
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
        table.setRowFactory(_ -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> chosen());
        table.addEventHandler(KeyEvent.KEY_RELEASED, this::keyReleased);
        model.feed().selectedProperty().addListener(_ -> follow());
        model.entries().addListener((InvalidationListener) _ -> follow());
        follow();
    }

    /** Puts the caret into the filter. */
    public void focusFilter() {
        filter.requestFocus();
    }

    /** Puts the caret into the note on the selected entry. */
    public void focusNote() {
        note.requestFocus();
    }

    private PanelHead head() {
        Chip count = new Chip("", Chip.Tone.QUIET);
        count.textProperty().bind(model.count());
        Button pin = model.pin().iconButton(Feather.BOOKMARK);
        Button ban = model.ban().iconButton(Feather.SLASH);
        Button star = model.star().iconButton(Feather.STAR);
        Button compare = model.compare().iconButton(Feather.COLUMNS);
        return new PanelHead("Repository").saying(count).offering(compare, star, pin, ban);
    }

    private VBox filterLine() {
        filter.setPromptText("Filter: op:conv_3x3 score>0.7");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setTooltip(
                new Tooltip(
                        "Words that must all hold: op:NAME, score>N, accuracy>N, params<N (M),"
                                + " from:e|i, pinned, banned, starred, noted, or a part of the genotype"));
        filter.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        filter.clear();
                        table.requestFocus();
                    }
                });
        Label fault = new Label();
        fault.getStyleClass().addAll("note", "bad");
        fault.setWrapText(true);
        fault.textProperty().bind(model.faultProperty());
        fault.managedProperty().bind(model.faultProperty().isNotEmpty());
        VBox line = new VBox(4, filter, fault);
        line.getStyleClass().add("filter-line");
        return line;
    }

    private HBox strip() {
        Label count = new Label();
        count.getStyleClass().add("strong");
        count.setMinWidth(USE_PREF_SIZE);
        count.textProperty().bind(model.waiting());
        Label which = new Label();
        which.getStyleClass().add("muted");
        which.textProperty().bind(model.waitingList());
        which.setTooltip(new Tooltip("Journaled; the next iteration sees them"));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button undo = new Button("Undo");
        undo.getStyleClass().addAll("link");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setFocusTraversable(false);
        undo.setOnAction(_ -> model.undo().run());
        undo.setTooltip(
                new Tooltip(
                        model.undo().name() + " (" + model.undo().key().getDisplayText() + ")"));
        HBox strip = new HBox(8, count, which, space, undo);
        strip.getStyleClass().add("waiting-strip");
        strip.visibleProperty().bind(Bindings.isNotEmpty(model.feed().pending()));
        strip.managedProperty().bind(strip.visibleProperty());
        return strip;
    }

    private void columns() {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().add("dense");
        table.setFixedCellSize(26);
        TableColumn<Entry, Number> rank = number("#", 36, Entry::rank, n -> n.toString());
        rank.setCellFactory(_ -> new RankCell());
        TableColumn<Entry, Number> score =
                number("Score", 58, e -> e.row().score(), n -> Units.score(n.doubleValue()));
        score.getStyleClass().add("strong-column");
        TableColumn<Entry, Number> accuracy =
                number("Acc. %", 62, e -> metric(e.row(), "accuracy"), n -> digits(n, 1));
        TableColumn<Entry, Number> params =
                number("Par. M", 62, e -> metric(e.row(), "parameters") / 1e6, n -> digits(n, 2));
        params.setSortType(TableColumn.SortType.ASCENDING);
        TableColumn<Entry, Entry> from = new TableColumn<>("From");
        from.setMinWidth(64);
        from.setPrefWidth(72);
        from.setComparator(Comparator.comparingInt(e -> e.row().iteration()));
        from.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        from.setCellFactory(_ -> new FromCell());
        table.getColumns().setAll(List.of(rank, score, accuracy, params, from));
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
        MenuItem copy = new MenuItem("Copy genotype");
        copy.setAccelerator(COPY);
        copy.setOnAction(_ -> copy());
        ContextMenu menu =
                new ContextMenu(
                        model.compare().menuItem(),
                        model.against().menuItem(),
                        new SeparatorMenuItem(),
                        model.pin().menuItem(),
                        model.ban().menuItem(),
                        model.star().menuItem(),
                        new SeparatorMenuItem(),
                        model.group().menuItem(),
                        copy);
        row.contextMenuProperty()
                .bind(Bindings.when(row.emptyProperty()).then((ContextMenu) null).otherwise(menu));
        return row;
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
                case N -> focusNote();
                default -> {}
            }
        }
    }

    private void copy() {
        Entry entry = table.getSelectionModel().getSelectedItem();
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
        Entry entry = table.getSelectionModel().getSelectedItem();
        if (entry != null) {
            model.feed().select(entry.row().iteration());
        }
    }

    /** Shows the row that all panels look at, without choosing it anew. */
    private void follow() {
        int selected =
                model.feed().selected().map(IterationRow::iteration).orElse(Integer.MIN_VALUE);
        for (int i = 0; i < model.entries().size(); i++) {
            if (model.entries().get(i).row().iteration() == selected) {
                table.getSelectionModel().clearAndSelect(i);
                return;
            }
        }
        table.getSelectionModel().clearSelection();
    }

    private static double metric(IterationRow row, String name) {
        return row.metric(name).orElse(Double.NaN);
    }

    private static String digits(Number number, int digits) {
        return Double.isNaN(number.doubleValue())
                ? "–"
                : String.format(Locale.ROOT, "%." + digits + "f", number.doubleValue());
    }

    /** An entry's rank, or the letter under which it is compared. */
    private static final class RankCell extends TableCell<Entry, Number> {
        @Override
        protected void updateItem(Number rank, boolean empty) {
            super.updateItem(rank, empty);
            Entry entry = empty ? null : getTableRow().getItem();
            setText(entry == null ? "" : entry.place());
            pseudoClassStateChanged(COMPARED, entry != null && entry.side() >= 0);
        }
    }

    /** Where an entry comes from, and its mark. */
    private static final class FromCell extends TableCell<Entry, Entry> {
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
}
