package org.seki.ui.graph;

import java.util.List;
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
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.space.Edge;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.HoverCard;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.graph.CompareViewModel.Fact;
import org.seki.ui.graph.CompareViewModel.Side;
import org.seki.ui.graph.EdgeView.Mark;

/** Architectures side by side: their cells in the same places, and what is known of each below. */
public final class CompareView extends BorderPane {
    private static final double LARGEST_FIT = 1.4;
    private static final double NAMES = 120;
    private static final double FIGURES = 88;
    private static final int BESIDE = 2;

    private final CompareViewModel model;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Compare");
    private final GridPane drawings = new GridPane();
    private final GridPane facts = new GridPane();
    private final HoverCard card = new HoverCard();
    private final Legend legend = new Legend(_ -> {});

    public CompareView(CompareViewModel model) {
        this.model = model;
        getStylesheets().addAll(PanelStyle.shared(), PanelStyle.of(GraphView.class, "graph.css"));
        getStyleClass().addAll("panel", "graph-view", "compare-view");
        Button close = model.show().iconButton(Feather.X);
        close.setId("compare-close");
        Label against = new Label("changes marked against A");
        against.getStyleClass().add("muted");
        PanelHead head = new PanelHead(title).saying(against).offering(close);
        head.setMinWidth(0);
        facts.getStyleClass().add("compare-facts");
        facts.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(drawings, Priority.ALWAYS);
        drawings.setMinSize(0, 0);
        StackPane body = new StackPane(new VBox(drawings, facts), card);
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
        for (GridPane grid : List.of(drawings, facts)) {
            grid.getChildren().clear();
            grid.getColumnConstraints().clear();
            grid.getRowConstraints().clear();
        }
        card.hide();
        if (sides.isEmpty()) {
            return;
        }
        title.set("Compare %d architectures".formatted(sides.size()));
        legend.show(
                GraphView.operations(
                        sides.getFirst().row().architecture().orElseThrow(),
                        sides.getFirst().cells().getFirst().cell()));
        draw(sides);
        tell(sides);
    }

    /** Two beside each other, four as a square. */
    private void draw(List<Side> sides) {
        for (int i = 0; i < BESIDE; i++) {
            drawings.getColumnConstraints().add(column());
        }
        for (int i = 0; i < sides.size(); i++) {
            CellsDrawing drawing = new CellsDrawing(listener());
            drawing.show(sides.get(i).cells(), false);
            ZoomPane zoom = new ZoomPane(drawing, LARGEST_FIT);
            VBox.setVgrow(zoom, Priority.ALWAYS);
            VBox side = new VBox(heading(sides.get(i)), zoom);
            side.getStyleClass().add("compare-side");
            side.setMinSize(0, 0);
            drawings.add(side, i % BESIDE, i / BESIDE);
        }
        for (int i = 0; i < (sides.size() + 1) / BESIDE; i++) {
            RowConstraints row = new RowConstraints(0, 10, Double.MAX_VALUE);
            row.setVgrow(Priority.ALWAYS);
            drawings.getRowConstraints().add(row);
        }
    }

    /** What is known of each, a column for each. */
    private void tell(List<Side> sides) {
        facts.getColumnConstraints().add(new ColumnConstraints(NAMES));
        int row = 1;
        for (String fact : sides.getFirst().facts().keySet()) {
            Label name = new Label(fact);
            name.getStyleClass().addAll("muted", "compare-name");
            facts.add(name, 0, row++);
        }
        for (int i = 0; i < sides.size(); i++) {
            ColumnConstraints figures = new ColumnConstraints(0, FIGURES, FIGURES);
            figures.setHalignment(HPos.RIGHT);
            facts.getColumnConstraints().add(figures);
            facts.add(new Chip(sides.get(i).letter(), Tone.ACCENT), i + 1, 0);
            row = 1;
            for (Fact fact : sides.get(i).facts().values()) {
                facts.add(figure(fact), i + 1, row++);
            }
        }
    }

    private static Label figure(Fact fact) {
        Label figure = new Label(fact.text());
        figure.getStyleClass().add(fact.best() ? "number-strong" : "number");
        if (fact.best()) {
            figure.getStyleClass().add("good");
            figure.setAccessibleText(fact.text() + ", the best of these");
        }
        return figure;
    }

    private static ColumnConstraints column() {
        ColumnConstraints column = new ColumnConstraints(0, 10, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private Node heading(Side side) {
        Label name = new Label("Architecture " + Picture.number(side.row().iteration()));
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
