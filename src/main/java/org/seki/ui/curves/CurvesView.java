package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seki.ui.curves.CurvesViewModel.Tab;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.curves.SearchCurve.Y;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartSvg;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.Hint;
import org.seki.ui.fx.Palette;
import org.seki.ui.fx.Palette.Role;
import org.seki.ui.fx.PanelHead;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.fx.Segments;

/**
 * The curves panel: a run's search and its supernet's training, and its candidates in other views.
 */
public final class CurvesView extends BorderPane {
    private final CurvesViewModel model;
    private final SearchChart search;
    private final LiveCharts live = new LiveCharts();
    private final ParetoChart pareto;
    private final LineageChart lineage;
    private final ParallelPane parallel;
    private final Map<Tab, Region> bodies = new EnumMap<>(Tab.class);
    private final EmptyState emptySearch =
            new EmptyState(
                    Feather.TRENDING_UP,
                    "No candidate yet",
                    "Every candidate appears here as a dot and the best so far as a line, as soon as"
                            + " the first one has been evaluated.");
    private final EmptyState emptyLive =
            new EmptyState(
                    Feather.TRENDING_UP,
                    "No training yet",
                    "The supernet's loss and accuracy appear here while it trains. A run that loads a"
                            + " trained one has no such curves.");

    /**
     * Following a picture works it out: for each tab what it takes, until it is first looked at.
     */
    private final Map<Tab, Runnable> unseen = new EnumMap<>(Tab.class);

    private final MenuButton axes = new MenuButton("Axes");
    private final MenuButton overlays = new MenuButton("", new FontIcon(Feather.LAYERS));
    private final HBox kept;
    private final Palette palette = new Palette();

    public CurvesView(CurvesViewModel model) {
        this.model = model;
        search = new SearchChart(model.searchProperty()::get, model::pick);
        pareto = new ParetoChart(model.paretoProperty()::get, model::pick);
        lineage = new LineageChart(model.lineageProperty()::get, model::pick);
        parallel = new ParallelPane(model.parallelProperty()::get, model::pick, model::brush);
        kept = kept();
        bodies.put(Tab.SEARCH, search.pane());
        bodies.put(Tab.SUPERNET, trained());
        bodies.put(Tab.PARETO, pareto.pane());
        bodies.put(Tab.LINEAGE, lineage.pane());
        bodies.put(Tab.PARALLEL, parallel);
        getStylesheets().addAll(PanelStyle.shared(), PanelStyle.of(CurvesView.class, "curves.css"));
        getStyleClass().add("curves-view");
        StackPane body = new StackPane(palette);
        body.getChildren().addAll(bodies.values());
        body.getChildren().addAll(emptySearch, emptyLive);
        body.setMinSize(0, 0);
        setTop(heading());
        setCenter(body);
        follow();
    }

    private void follow() {
        unseen.put(Tab.SEARCH, () -> model.searchProperty().subscribe(search.pane()::refill));
        unseen.put(Tab.PARETO, () -> model.paretoProperty().subscribe(pareto.pane()::refill));
        unseen.put(Tab.LINEAGE, () -> model.lineageProperty().subscribe(lineage.pane()::refill));
        unseen.put(Tab.PARALLEL, () -> model.parallelProperty().subscribe(parallel::redraw));
        model.brushesProperty().subscribe(parallel::brush);
        model.liveProperty().subscribe(this::showTraining);
        model.selected().subscribe(search::select);
        model.selected().subscribe(pareto::select);
        model.selected().subscribe(lineage::select);
        model.selected().subscribe(parallel::select);
        model.tabProperty().subscribe(this::showTab);
        model.anyProperty().subscribe(this::showTab);
        model.trainedProperty().subscribe(this::showTab);
        model.brushedProperty().subscribe(this::showTab);
        showTab();
    }

    private void showTraining() {
        if (model.tabProperty().get() == Tab.SUPERNET) {
            live.show(model.liveProperty().get());
        }
    }

    private void showTab() {
        Tab tab = model.tabProperty().get();
        boolean any = (tab == Tab.SUPERNET ? model.trainedProperty() : model.anyProperty()).get();
        bodies.forEach((t, body) -> show(body, t == tab && any));
        if (any) {
            Optional.ofNullable(unseen.remove(tab)).ifPresent(Runnable::run);
        }
        show(emptySearch, tab != Tab.SUPERNET && !any);
        show(emptyLive, tab == Tab.SUPERNET && !any);
        show(axes, tab == Tab.SEARCH || tab == Tab.PARETO);
        show(overlays, tab == Tab.SEARCH);
        show(kept, tab == Tab.PARALLEL && model.brushedProperty().get().isPresent());
        showTraining();
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private PanelHead heading() {
        axes.getStyleClass().add("quiet-menu");
        axes.setId("curves-axes");
        axes.setMinWidth(Region.USE_PREF_SIZE);
        axes.getItems().setAll(new MenuItem("Score"));
        axes.setOnShowing(_ -> axes.getItems().setAll(axes()));
        Segments<Tab> tabs = new Segments<>(List.of(Tab.values()), Tab::title);
        tabs.setId("curves-tabs");
        tabs.chosenProperty().bindBidirectional(model.tabProperty());
        PanelHead heading =
                new PanelHead(model.title())
                        .saying(axes, kept)
                        .offering(tabs, overlays(), CurveExports.menu(this, model));
        heading.setMinWidth(0);
        return heading;
    }

    /** Which earlier runs are drawn behind this one. */
    private MenuButton overlays() {
        overlays.getStyleClass().add("icon-only");
        overlays.setId("curves-overlays");
        Hint.on(overlays, "Hold this run against earlier ones");
        overlays.setAccessibleText("Hold this run against earlier ones");
        overlays.getItems().setAll(nothing());
        overlays.setOnShowing(_ -> {
            List<MenuItem> items = model.overlays().offered().stream().map(this::overlay).toList();
            overlays.getItems().setAll(items.isEmpty() ? List.of(nothing()) : items);
        });
        return overlays;
    }

    private static MenuItem nothing() {
        MenuItem item = new MenuItem("No earlier run of this space, data and evaluator");
        item.setDisable(true);
        return item;
    }

    private MenuItem overlay(Overlay overlay) {
        CheckMenuItem item = new CheckMenuItem(overlay.name());
        item.setSelected(model.overlays().chosen().contains(overlay));
        item.setOnAction(_ -> {
            if (item.isSelected()) {
                model.overlays().chosen().add(overlay);
            } else {
                model.overlays().chosen().remove(overlay);
            }
        });
        return item;
    }

    private List<MenuItem> axes() {
        List<MenuItem> items = new ArrayList<>();
        if (model.tabProperty().get() == Tab.PARETO) {
            for (Traits.Cost cost : Traits.Cost.values()) {
                items.add(
                        item(
                                "Against " + cost.title().toLowerCase(Locale.ROOT),
                                () -> model.costProperty().set(cost)));
            }
            return items;
        }
        items.add(item("By iteration", () -> model.byProperty().set(X.ITERATION)));
        items.add(item("By seconds spent", () -> model.byProperty().set(X.TIME)));
        items.add(new SeparatorMenuItem());
        for (Y y : model.choices()) {
            items.add(item(model.name(y), () -> model.whatProperty().set(y)));
        }
        return items;
    }

    private static MenuItem item(String name, Runnable act) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> act.run());
        return item;
    }

    private Region trained() {
        VBox trained = new VBox(smoothing(), live);
        VBox.setVgrow(live, Priority.ALWAYS);
        trained.setMinSize(0, 0);
        return trained;
    }

    private HBox smoothing() {
        Slider slider = new Slider(0, 0.99, model.smoothingProperty().get());
        slider.setId("curves-smoothing");
        slider.setPrefWidth(90);
        Hint.on(slider, "Smoothing, as TensorBoard's debiased average");
        slider.valueProperty().bindBidirectional(model.smoothingProperty());
        Label value = new Label();
        value.textProperty()
                .bind(
                        model.smoothingProperty()
                                .map(v -> String.format(Locale.ROOT, "%.2f", v.doubleValue())));
        HBox box = new HBox(new Label("Smoothing"), slider, value);
        box.getStyleClass().add("smoothing");
        return box;
    }

    /** How many lines pass the brushes, and the way back to all. */
    private HBox kept() {
        Chip count = new Chip("", Tone.ATTENTION);
        model.brushedProperty()
                .subscribe(
                        b -> count.setText(b.map(set -> set.size() + " kept").orElse("all kept")));
        Button clear = new Button("Clear");
        clear.setId("curves-clear-brushes");
        clear.getStyleClass().add("link");
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.setOnAction(_ -> model.clearBrushes());
        HBox box = new HBox(count, clear);
        box.getStyleClass().add("kept");
        return box;
    }

    SearchChart search() {
        return search;
    }

    ParallelPane parallel() {
        return parallel;
    }

    /** What is behind it, in the theme of now. */
    Color ground() {
        return palette.get(Role.GROUND);
    }

    /** What a picture of the panel shows. */
    Region shown() {
        return Objects.requireNonNull(bodies.get(model.tabProperty().get()));
    }

    /**
     * The chart that is shown; none for parallel coordinates, which are no chart of the library,
     * and for training, which has one a curve.
     */
    Optional<ChartPane> chart() {
        return switch (model.tabProperty().get()) {
            case SEARCH -> Optional.of(search.pane());
            case PARETO -> Optional.of(pareto.pane());
            case LINEAGE -> Optional.of(lineage.pane());
            case SUPERNET, PARALLEL -> Optional.empty();
        };
    }

    /** All charts that are shown, for a drawing of them. */
    List<ChartSvg.Panel> panels() {
        return model.tabProperty().get() == Tab.SUPERNET
                ? live.panels()
                : chart().map(c -> ChartSvg.Panel.of("", c)).stream().toList();
    }
}
