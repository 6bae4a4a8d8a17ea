package org.seki.ui.repository;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.PanelHead;

/** The repository panel: a table of what was evaluated, and what a person may do to it. */
public final class RepositoryView extends VBox {
    private final RepositoryViewModel model;
    private final TextField filter = new TextField();
    private final TextField note = new TextField();
    private final RepositoryTable table;

    public RepositoryView(RepositoryViewModel model) {
        this.model = model;
        table = new RepositoryTable(model, this::focusNote);
        getStyleClass().addAll("panel", "repository");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head(), filterLine(), table, new NoteLine(model, note), strip());
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
        Button train = model.train().iconButton(Feather.TRENDING_UP);
        PanelHead head =
                new PanelHead("Repository").saying(count).offering(train, compare, star, pin, ban);
        head.whileThereIsRoom(train, Bindings.createBooleanBinding(() -> true));
        return head;
    }

    private VBox filterLine() {
        filter.setPromptText("Filter: op:conv_3x3 score>0.7");
        filter.textProperty().bindBidirectional(model.filterProperty());
        Hint.on(
                filter,
                "Words that must all hold: op:NAME, score>N, accuracy>N, params<N (M),"
                        + " from:e|i, pinned, banned, starred, noted, or a part of the genotype");
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
        Hint.on(which, "Journaled; the next iteration sees them");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button undo = new Button("Undo");
        undo.getStyleClass().addAll("link");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setFocusTraversable(false);
        undo.setOnAction(_ -> model.undo().run());
        Hint.on(undo, model.undo().hint());
        HBox strip = new HBox(8, count, which, space, undo);
        strip.getStyleClass().add("waiting-strip");
        strip.visibleProperty().bind(Bindings.isNotEmpty(model.feed().changes().pending()));
        strip.managedProperty().bind(strip.visibleProperty());
        return strip;
    }
}
