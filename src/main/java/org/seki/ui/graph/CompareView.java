package org.seki.ui.graph;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.space.Edge;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.HoverCard;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.graph.CompareViewModel.Side;
import org.seki.ui.graph.EdgeView.Mark;

/** Architectures side by side: their cells in the same places, and what is known of each below. */
public final class CompareView extends BorderPane {
    private static final double LARGEST_FIT = 1.4;
    private static final double NAMES = 104;

    private final CompareViewModel model;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Compare");
    private final GridPane grid = new GridPane();
    private final HoverCard card = new HoverCard();
    private final Legend legend = new Legend(_ -> {});

    public CompareView(CompareViewModel model) {
        this.model = model;
        getStylesheets().addAll(PanelStyle.shared(), PanelStyle.of(GraphView.class, "graph.css"));
        getStyleClass().addAll("panel", "graph-view", "compare-view");
        Button close = model.show().iconButton(Feather.X);
        close.setId("compare-close");
        PanelHead head = new PanelHead(title).offering(close);
        head.setMinWidth(0);
        grid.getStyleClass().add("compare-grid");
        StackPane body = new StackPane(grid, card);
        body.setMinSize(0, 0);
        setTop(head);
        setCenter(body);
        setBottom(legend);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        model.shownProperty().set(false);
                        e.consume();
                    }
                });
        model.sidesProperty().subscribe(this::show);
    }

    private void show(List<Side> sides) {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        card.hide();
        if (sides.isEmpty()) {
            return;
        }
        title.set("Compare %d architectures with A".formatted(sides.size()));
        legend.show(
                GraphView.operations(
                        sides.getFirst().row().architecture().orElseThrow(),
                        sides.getFirst().cells().getFirst().cell()));
        columns(sides.size());
        rows(sides.getFirst().facts().keySet().stream().toList());
        for (int i = 0; i < sides.size(); i++) {
            add(sides.get(i), i + 1);
        }
    }

    private void columns(int sides) {
        ColumnConstraints names = new ColumnConstraints(NAMES);
        grid.getColumnConstraints().add(names);
        for (int i = 0; i < sides; i++) {
            ColumnConstraints column = new ColumnConstraints(0, 10, Double.MAX_VALUE);
            column.setHgrow(Priority.ALWAYS);
            column.setHalignment(HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
    }

    private void rows(List<String> facts) {
        RowConstraints cells = new RowConstraints(0, 10, Double.MAX_VALUE);
        cells.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().addAll(new RowConstraints(38), cells);
        for (String fact : facts) {
            Label name = new Label(fact);
            name.getStyleClass().addAll("muted", "compare-name");
            grid.getRowConstraints().add(new RowConstraints(24));
            grid.add(name, 0, grid.getRowConstraints().size() - 1);
        }
    }

    private void add(Side side, int column) {
        grid.add(heading(side), column, 0);
        CellsDrawing drawing = new CellsDrawing(listener());
        drawing.show(side.cells(), false);
        grid.add(new ZoomPane(drawing, LARGEST_FIT), column, 1);
        int row = 2;
        for (Map.Entry<String, String> fact : side.facts().entrySet()) {
            Label value = new Label(fact.getValue());
            value.getStyleClass().add(row == 2 ? "number-strong" : "number");
            if (row == 2 && side.best()) {
                value.getStyleClass().add("good");
            }
            grid.add(value, column, row++);
        }
    }

    private Node heading(Side side) {
        Label name = new Label(Picture.number(side.row().iteration()));
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        Button remove = new Button("", new FontIcon(Feather.X));
        remove.getStyleClass().add("icon-only");
        remove.setAccessibleText("Take it out of the comparison");
        remove.setOnAction(_ -> model.remove(side));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(8, new Chip(side.letter(), Tone.ACCENT), name, space, remove);
        heading.getStyleClass().add("compare-heading");
        heading.setMinWidth(0);
        return heading;
    }

    private CellsDrawing.Listener listener() {
        return new CellsDrawing.Listener() {
            @Override
            public void over(int cell, Edge edge, Mark mark, MouseEvent at) {
                String what =
                        switch (mark) {
                            case KEPT -> "";
                            case ADDED -> "New against A";
                            case CHANGED -> "Another operation than in A";
                            case REMOVED -> "Only in A";
                        };
                card.show(
                        at.getSceneX(),
                        at.getSceneY(),
                        Legend.name(edge.operation()),
                        what.isEmpty() ? List.of() : List.of(what));
            }

            @Override
            public void out() {
                card.hide();
            }

            @Override
            public void picked(int cell, EdgeView edge, MouseEvent at) {}
        };
    }
}
