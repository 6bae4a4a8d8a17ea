package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.seki.ui.curves.CurvesViewModel.Tab;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.curves.SearchCurve.Y;
import org.seki.ui.fx.PanelStyle;

/** The curves panel: the search by iteration or time, and the supernet's training. */
public final class CurvesView extends BorderPane {
    private final CurvesViewModel model;
    private final SearchChart search;
    private final HBox live = new HBox();
    private final List<LineChart> lines = new ArrayList<>();
    private final Label emptySearch =
            new Label(
                    "Every candidate appears here as a dot and the best so far as a line, as soon as"
                            + " the first one has been evaluated.");
    private final Label emptyLive =
            new Label(
                    "The supernet's loss and accuracy appear here while it trains. A run that loads a"
                            + " trained one has no such curves.");
    private final MenuButton axes = new MenuButton("Axes");
    private final HBox smoothing;

    public CurvesView(CurvesViewModel model) {
        this.model = model;
        search = new SearchChart(model::pick);
        smoothing = smoothing();
        getStylesheets().addAll(PanelStyle.shared(), PanelStyle.of(CurvesView.class, "curves.css"));
        getStyleClass().add("curves-view");
        live.getStyleClass().add("live-curves");
        live.setMinSize(0, 0);
        for (Label empty : List.of(emptySearch, emptyLive)) {
            empty.getStyleClass().add("empty-note");
            empty.setWrapText(true);
        }
        StackPane body = new StackPane(search.pane(), live, emptySearch, emptyLive);
        body.setMinSize(0, 0);
        setTop(heading());
        setCenter(body);
        model.searchProperty().addListener(_ -> showSearch());
        model.liveProperty().addListener(_ -> showLive());
        model.selected().subscribe(search::select);
        model.tabProperty().addListener(_ -> showTab());
        showSearch();
        showLive();
        showTab();
    }

    private void showSearch() {
        search.show(model.searchProperty().get());
        showTab();
    }

    private void showLive() {
        List<LiveCurve> curves = model.liveProperty().get();
        if (!curves.stream()
                .map(LiveCurve::name)
                .toList()
                .equals(lines.stream().map(LineChart::name).toList())) {
            lines.clear();
            curves.forEach(c -> lines.add(new LineChart(c)));
            lines.forEach(l -> HBox.setHgrow(l, Priority.ALWAYS));
            live.getChildren().setAll(lines);
        } else {
            for (int i = 0; i < curves.size(); i++) {
                lines.get(i).show(curves.get(i));
            }
        }
        showTab();
    }

    private void showTab() {
        Tab tab = model.tabProperty().get();
        boolean anySearch = !model.searchProperty().get().curve().candidates().isEmpty();
        boolean anyLive = !model.liveProperty().get().isEmpty();
        show(search.pane(), tab == Tab.SEARCH && anySearch);
        show(emptySearch, tab == Tab.SEARCH && !anySearch);
        show(live, tab == Tab.SUPERNET && anyLive);
        show(emptyLive, tab == Tab.SUPERNET && !anyLive);
        show(axes, tab == Tab.SEARCH);
        show(smoothing, tab == Tab.SUPERNET);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private HBox heading() {
        Label title = new Label();
        title.getStyleClass().add("panel-title");
        title.textProperty().bind(model.title());
        title.setMinWidth(Region.USE_PREF_SIZE);
        axes.getStyleClass().add("quiet-menu");
        axes.setId("curves-axes");
        axes.getItems().setAll(new MenuItem("Score"));
        axes.setOnShowing(_ -> axes.getItems().setAll(axes()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading =
                new HBox(title, axes, space, smoothing, tabs(), CurveExports.menu(this, model));
        heading.getStyleClass().add("panel-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private List<MenuItem> axes() {
        List<MenuItem> items = new ArrayList<>();
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

    private HBox smoothing() {
        Slider slider = new Slider(0, 0.99, model.smoothingProperty().get());
        slider.setId("curves-smoothing");
        slider.setPrefWidth(90);
        slider.setTooltip(new Tooltip("Smoothing, as TensorBoard's debiased average"));
        slider.valueProperty().bindBidirectional(model.smoothingProperty());
        Label value = new Label();
        value.textProperty()
                .bind(
                        model.smoothingProperty()
                                .map(v -> String.format(Locale.ROOT, "%.2f", v.doubleValue())));
        HBox box = new HBox(new Label("Smoothing"), slider, value);
        box.getStyleClass().add("smoothing");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private HBox tabs() {
        ToggleGroup group = new ToggleGroup();
        HBox tabs =
                new HBox(tab("Search", Tab.SEARCH, group), tab("Supernet", Tab.SUPERNET, group));
        tabs.getStyleClass().add("panel-tabs");
        tabs.setMinWidth(Region.USE_PREF_SIZE);
        return tabs;
    }

    private ToggleButton tab(String name, Tab tab, ToggleGroup group) {
        ToggleButton button = new ToggleButton(name);
        button.setToggleGroup(group);
        button.setId("curves-tab-" + name.toLowerCase(Locale.ROOT));
        button.getStyleClass().add("panel-tab");
        button.setSelected(model.tabProperty().get() == tab);
        button.setOnAction(_ -> model.tabProperty().set(tab));
        model.tabProperty().addListener(_ -> button.setSelected(model.tabProperty().get() == tab));
        return button;
    }

    SearchChart search() {
        return search;
    }

    /** What a picture of the panel shows, and the charts on it. */
    Region shown() {
        return model.tabProperty().get() == Tab.SEARCH ? search.pane() : live;
    }

    Optional<ChartPane> chart() {
        return model.tabProperty().get() == Tab.SEARCH
                ? Optional.of(search.pane())
                : lines.stream().findFirst().map(LineChart::pane);
    }
}
