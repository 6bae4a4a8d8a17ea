package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.HoverCard;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.Palette;
import org.seki.ui.fx.Palette.Role;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.fx.Segments;
import org.seki.ui.fx.Units;
import org.seki.ui.graph.EdgeView.Mark;
import org.seki.ui.graph.GraphViewModel.Base;
import org.seki.ui.graph.GraphViewModel.Tab;

/** The graph panel: the selected architecture's cells and their difference to another's. */
public final class GraphView extends BorderPane {
    private static final double LARGEST_FIT = 1.7;
    private static final int CANDIDATES = 12;

    private final GraphViewModel model;
    private final StringProperty title = new SimpleStringProperty("Architecture");
    private final Chip changes = new Chip("", Tone.QUIET);
    private final MenuButton against = new MenuButton();
    private final CellsDrawing drawing;
    private final ZoomPane cells;
    private final NetworkDrawing blocks;
    private final ZoomPane network;
    private final GenotypeText text;
    private final Legend legend;
    private final FindField find;
    private final HoverCard card = new HoverCard();
    private final EdgeCard edges;
    private final Palette palette = new Palette();
    private final EmptyState empty;
    private final StackPane body;
    private ContextMenu menu = new ContextMenu();

    public GraphView(GraphViewModel model) {
        this.model = model;
        empty = new EmptyState(Feather.SHARE_2, "No architecture", model.nothing());
        edges = new EdgeCard(card, model);
        drawing = new CellsDrawing(listener());
        cells = new ZoomPane(drawing, LARGEST_FIT);
        blocks = new NetworkDrawing(blockListener());
        network = new ZoomPane(blocks, LARGEST_FIT);
        network.setId("graph-network");
        text = new GenotypeText();
        legend = new Legend(this::light);
        find = new FindField(model.findProperty(), cells::requestFocus);
        body = new StackPane(palette, cells, network, empty, find, zoomButtons(), card);
        getStylesheets().addAll(PanelStyle.shared(), PanelStyle.of(GraphView.class, "graph.css"));
        getStyleClass().add("graph-view");
        setTop(heading());
        setCenter(body);
        setBottom(new VBox(legend, new DraftBar(model)));
        body.setMinSize(0, 0);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.pictureProperty().addListener(_ -> show());
        model.tabProperty().addListener(_ -> show());
        model.findProperty().addListener(_ -> drawing.find(model.found()));
        show();
    }

    private void show() {
        Optional<Picture> picture = model.picture();
        Tab tab = model.tabProperty().get();
        empty.setVisible(picture.isEmpty());
        cells.setVisible(picture.isPresent() && tab == Tab.CELLS);
        network.setVisible(tab == Tab.NETWORK && model.plan().isPresent());
        text.setVisible(picture.isPresent() && tab == Tab.TEXT);
        legend.setVisible(cells.isVisible());
        legend.setManaged(cells.isVisible());
        changes.setVisible(picture.flatMap(Picture::against).isPresent());
        changes.setManaged(changes.isVisible());
        against.setDisable(model.draftProperty().get().isPresent());
        title.set(picture.map(Picture::title).orElse("Architecture"));
        picture.ifPresent(this::show);
    }

    private void show(Picture picture) {
        changes.setText(picture.changes());
        changes.setTone(picture.changed() ? Tone.GOOD : Tone.QUIET);
        against.setText(picture.against().map(a -> "against " + a).orElse("compare"));
        switch (model.tabProperty().get()) {
            case CELLS -> {
                legend.show(operations(picture.architecture(), picture.cells().getFirst().cell()));
                drawing.show(picture.cells(), !model.reducedMotionProperty().get());
                drawing.find(model.found());
            }
            case NETWORK -> model.plan().ifPresent(blocks::show);
            case TEXT -> {
                if (text.getParent() == null) {
                    body.getChildren().add(body.getChildren().indexOf(empty), text);
                }
                text.show(picture);
            }
        }
        edges.out();
    }

    /**
     * Those that can be seen: where a cell has an output of its own, an edge that is none is not.
     */
    static List<Operation> operations(Architecture architecture, Cell cell) {
        boolean sparse = CellShape.of(cell).output();
        return architecture.space().operations().stream()
                .filter(o -> !sparse || o != Operation.NONE)
                .toList();
    }

    private PanelHead heading() {
        Hint.on(changes, "New and changed edges have a green halo; what was there is dotted.");
        against.getStyleClass().addAll("quiet-menu");
        against.setId("graph-against");
        against.setOnShowing(_ -> against.getItems().setAll(bases()));
        against.getItems().setAll(new MenuItem("its parent"));
        PanelHead heading =
                new PanelHead(title)
                        .saying(changes, against)
                        .offering(tabs(), GraphExports.menu(this));
        heading.setMinWidth(0);
        against.setMinWidth(Region.USE_PREF_SIZE);
        heading.whileThereIsRoom(
                against,
                Bindings.createBooleanBinding(
                        () -> model.picture().isPresent(), model.pictureProperty()));
        return heading;
    }

    private List<MenuItem> bases() {
        List<MenuItem> items = new ArrayList<>();
        items.add(base("Its parent", new Base.Parent()));
        items.add(base("The best so far", new Base.Best()));
        items.add(base("Nothing", new Base.Nothing()));
        items.add(new SeparatorMenuItem());
        for (IterationRow row : model.candidates(CANDIDATES)) {
            items.add(
                    base(
                            "Architecture %d, %s"
                                    .formatted(row.iteration(), Units.score(row.score())),
                            new Base.Iteration(row.iteration())));
        }
        return items;
    }

    private MenuItem base(String name, Base base) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> model.baseProperty().set(base));
        return item;
    }

    private Segments<Tab> tabs() {
        Segments<Tab> tabs = new Segments<>(List.of(Tab.values()), Tab::title);
        tabs.setId("graph-tabs");
        tabs.chosenProperty().bindBidirectional(model.tabProperty());
        return tabs;
    }

    private Node zoomButtons() {
        HBox buttons =
                new HBox(
                        icon(Feather.SEARCH, "Find an operation or edge (Ctrl+F)", find::open),
                        icon(Feather.MINUS, "Zoom out (−)", () -> drawn().zoomOut()),
                        icon(Feather.PLUS, "Zoom in (+)", () -> drawn().zoomIn()),
                        icon(Feather.MAXIMIZE, "Fit (0)", () -> drawn().fit()));
        buttons.getStyleClass().add("zoom-buttons");
        buttons.setPickOnBounds(false);
        buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(buttons, Pos.BOTTOM_RIGHT);
        buttons.visibleProperty().bind(cells.visibleProperty().or(network.visibleProperty()));
        return buttons;
    }

    /** The drawing that is in sight, in its pane. */
    ZoomPane drawn() {
        return network.isVisible() ? network : cells;
    }

    private static Button icon(Feather icon, String tip, Runnable act) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("icon-only");
        Hint.on(button, tip);
        button.setAccessibleText(tip);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void key(KeyEvent e) {
        if (new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN).match(e)) {
            find.open();
            e.consume();
        }
    }

    private void light(Optional<Operation> operation) {
        drawing.find(
                operation.isPresent()
                        ? operation.map(o -> e -> e.operation() == o)
                        : model.found());
    }

    private CellsDrawing.Listener listener() {
        return new CellsDrawing.Listener() {
            @Override
            public void over(int cell, Edge edge, Mark mark, MouseEvent at) {
                model.picture().ifPresent(p -> edges.point(p, cell, edge, mark, at));
            }

            @Override
            public void out() {
                edges.out();
            }

            @Override
            public void picked(int cell, EdgeView edge, MouseEvent at) {
                List<Draft.Edit> edits =
                        edge.mark() == Mark.REMOVED ? List.of() : model.edits(cell, edge.edge());
                model.picture()
                        .filter(_ -> !edits.isEmpty())
                        .ifPresent(p -> {
                            edges.out();
                            menu.hide();
                            menu = new EdgeMenu(model, p, edits);
                            menu.show(edge, at.getScreenX(), at.getScreenY());
                        });
            }
        };
    }

    private NetworkDrawing.Listener blockListener() {
        return new NetworkDrawing.Listener() {
            @Override
            public void over(NetworkPlan.Block block, MouseEvent at) {
                card.show(at.getSceneX(), at.getSceneY(), block.headline(), block.lines());
            }

            @Override
            public void out() {
                card.hide();
            }

            @Override
            public void opened(NetworkPlan.Block block) {
                if (block.number() > 0) {
                    model.tabProperty().set(Tab.CELLS);
                }
            }
        };
    }

    GraphViewModel model() {
        return model;
    }

    /** What is behind the drawing, in the theme of now. */
    Color ground() {
        return palette.get(Role.GROUND);
    }
}
