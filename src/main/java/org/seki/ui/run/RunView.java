package org.seki.ui.run;

import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.reasoning.ReasoningView;
import org.seki.ui.repository.RepositoryView;

/**
 * The Run screen. Three columns; under 1200 px the reasoning becomes a tab beside the repository,
 * over 2200 px graph and curves sit side by side.
 */
public final class RunView extends BorderPane {
    static final double NARROW = 1200;
    static final double WIDE = 2200;

    private final SplitPane columns = new SplitPane();
    private final SplitPane centre;
    private final StackPane middle = new StackPane();
    private final Region repository;
    private final Region steering;
    private final StackPane left = new StackPane();
    private final Region reasoning;
    private final TabPane tabs = new TabPane();
    private final RunSplits splits;
    private final RunFeed feed;
    private final Banner banner;
    private final VBox head = new VBox();
    private @Nullable Width width;
    private boolean settled;
    private boolean divided;

    /** How the room is divided. */
    private enum Width {
        NARROW,
        NORMAL,
        WIDE
    }

    public RunView(
            RunViewModel model,
            RepositoryView repository,
            ReasoningView reasoning,
            Region graph,
            Region curves,
            Region compared,
            ReadOnlyBooleanProperty comparing,
            String device,
            RunSplits splits) {
        this.repository = repository;
        this.steering = new SteeringView(model.steering(), model.pace());
        this.reasoning = reasoning;
        this.splits = splits;
        this.feed = model.feed();
        getStyleClass().add("run-screen");
        centre = new SplitPane(graph, curves);
        centre.setOrientation(Orientation.VERTICAL);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("side-tabs");
        banner = new Banner(model.feed());
        head.getChildren().addAll(new RunToolbar(model), banner);
        setTop(head);
        setCenter(columns);
        setBottom(new StatusBar(model, device));
        feed.sheetProperty().addListener((_, _, now) -> now.ifPresent(_ -> showReasoning()));
        setMinWidth(0); // so that whoever shows it can make it as wide at once as it will be
        widthProperty()
                .addListener((_, _, now) -> {
                    if (width(now.doubleValue()) != width) {
                        divide(width(now.doubleValue()));
                    }
                });
        model.steering().shownProperty().subscribe(this::steer);
        comparing.subscribe(now -> middle.getChildren().setAll(now ? compared : centre));
    }

    /** The steering panel takes the repository's place. */
    private void steer(boolean shown) {
        left.getChildren().setAll(shown ? steering : repository);
        if (shown && !tabs.getTabs().isEmpty()) {
            tabs.getSelectionModel().selectFirst();
        }
    }

    /** Puts a strip under the toolbar. */
    public void add(Node strip) {
        head.getChildren().add(strip);
    }

    /** Says under the toolbar why something a person asked for was not done. */
    public void notice(String sentence) {
        banner.notice(sentence);
    }

    /** A prompt waits there for a person. */
    private void showReasoning() {
        tabs.getTabs().stream()
                .filter(t -> t.getContent() == reasoning)
                .forEach(tabs.getSelectionModel()::select);
    }

    /** Where the dividers stand now; where they were before the view has been laid out. */
    public RunSplits splits() {
        if (!divided) {
            return splits;
        }
        double centreNow = within(centre.getDividerPositions()[0]);
        double[] now = Arrays.stream(columns.getDividerPositions()).map(RunView::within).toArray();
        return columns.getItems().size() == 3
                ? new RunSplits(now[0], now[1], splits.narrow(), centreNow)
                : new RunSplits(splits.left(), splits.right(), now[0], centreNow);
    }

    /** A panel that was pushed away altogether comes back as a strip. */
    private static double within(double position) {
        return Math.clamp(position, 0.02, 0.98);
    }

    private static Width width(double px) {
        return px < NARROW ? Width.NARROW : px > WIDE ? Width.WIDE : Width.NORMAL;
    }

    private void divide(Width width) {
        this.width = width;
        boolean narrow = width == Width.NARROW;
        tabs.getTabs().clear();
        columns.getItems().clear();
        if (narrow) {
            tabs.getTabs().addAll(tab("Repository", left), tab("Reasoning", reasoning));
            columns.getItems().addAll(tabs, middle);
            if (feed.sheetProperty().get().isPresent()) {
                showReasoning();
            }
        } else {
            columns.getItems().addAll(left, middle, reasoning);
        }
        for (Node side : List.of(tabs, left, reasoning)) {
            SplitPane.setResizableWithParent(side, false);
        }
        centre.setOrientation(width == Width.WIDE ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        place();
        settled = false;
        requestLayout();
    }

    /** Dividers that move hold only once the panes have a size. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!settled && getWidth() > 0) {
            settled = true;
            Platform.runLater(this::settle);
        }
    }

    private void settle() {
        divided = true;
        place();
    }

    private void place() {
        if (columns.getItems().size() == 3) {
            place(columns, splits.left(), splits.right());
        } else {
            place(columns, splits.narrow());
        }
        place(centre, splits.centre());
    }

    /** Those that stand right, but for less than a pixel, do not have all laid out again. */
    private static void place(SplitPane panes, double... shares) {
        double size =
                panes.getOrientation() == Orientation.VERTICAL
                        ? panes.getHeight()
                        : panes.getWidth();
        double[] now = panes.getDividerPositions();
        for (int i = 0; i < shares.length; i++) {
            if (size == 0 || Math.abs(now[i] - shares[i]) * size >= 1) {
                panes.setDividerPosition(i, shares[i]);
            }
        }
    }

    private static Tab tab(String name, Node content) {
        return new Tab(name, content);
    }
}
