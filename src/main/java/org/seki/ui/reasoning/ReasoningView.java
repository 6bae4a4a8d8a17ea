package org.seki.ui.reasoning;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.Cell;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.seki.strategist.ManualDesk.Sheet;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.Segments;
import org.seki.ui.reasoning.ReasoningViewModel.Show;

/** The reasoning panel: only the cells in sight exist. */
public final class ReasoningView extends VBox {
    private final ReasoningViewModel model;
    private final VirtualFlow<ReasoningItem, Cell<ReasoningItem, ReasoningCell>> flow;

    public ReasoningView(ReasoningViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "reasoning");
        flow = VirtualFlow.createVertical(model.items(), this::cell);
        flow.getStyleClass().add("reasoning-list");
        flow.setFocusTraversable(true);
        flow.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        Segments<Show> shown = new Segments<>(List.of(Show.values()), Show::text);
        shown.chosenProperty().bindBidirectional(model.showProperty());
        VirtualizedScrollPane<?> scroll = new VirtualizedScrollPane<>(flow);
        EmptyState empty = empty();
        StackPane body = new StackPane(empty, scroll);
        empty.visibleProperty().bind(Bindings.isEmpty(model.items()));
        scroll.visibleProperty().bind(Bindings.isNotEmpty(model.items()));
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new PanelHead("Reasoning").offering(shown), body);
        model.feed().sheetProperty().subscribe(this::ask);
        model.feed().selectedProperty().addListener(_ -> reveal());
    }

    /** Most runs ask nobody: where one does there is room for it from then on. */
    private void ask(Optional<Sheet> sheet) {
        if (sheet.isPresent() && getChildren().stream().noneMatch(ManualPane.class::isInstance)) {
            getChildren().add(1, new ManualPane(model));
        }
    }

    private EmptyState empty() {
        return new EmptyState(
                Feather.MESSAGE_SQUARE,
                "No reasoning yet",
                Bindings.createStringBinding(
                        () ->
                                switch (model.showProperty().get()) {
                                    case ALL ->
                                            "What the strategist thinks of each architecture, and what"
                                                    + " it changes, appears here as soon as it writes.";
                                    case IMPROVED ->
                                            "Iterations that found a new best appear here.";
                                    case REJECTED ->
                                            "Iterations whose reply had to be repaired, or failed,"
                                                    + " appear here. There is none.";
                                },
                        model.showProperty()));
    }

    private Cell<ReasoningItem, ReasoningCell> cell(ReasoningItem item) {
        ReasoningCell node = new ReasoningCell(item, this::showExchanges);
        if (item instanceof ReasoningItem.Told told) {
            node.addEventHandler(
                    MouseEvent.MOUSE_CLICKED,
                    _ -> {
                        flow.requestFocus();
                        model.feed().select(told.row().iteration());
                    });
        }
        return Cell.wrapNode(node);
    }

    /** Opens beside the window, which goes on. */
    private void showExchanges(int iteration) {
        model.correspondence()
                .kept(
                        iteration,
                        kept ->
                                new ExchangesDialog(iteration, kept, getScene().getWindow())
                                        .show());
    }

    private void reveal() {
        int place = model.selectedPlace();
        if (place >= 0) {
            flow.show(place);
        }
    }

    private void keyPressed(KeyEvent event) {
        int by =
                switch (event.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    default -> 0;
                };
        if (by != 0 && model.selectBeside(by)) {
            event.consume();
        }
    }
}
