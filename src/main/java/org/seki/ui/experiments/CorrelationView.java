package org.seki.ui.experiments;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.ui.experiments.CorrelationWork.Doing;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.fx.ProgressStrip;
import org.seki.ui.fx.RefusalStrip;

/**
 * The Rank correlation screen: how far scores are to be trusted. At the left what is measured and
 * what was, at the right every architecture as a point, over a table of the score's parts.
 */
public final class CorrelationView extends BorderPane {
    private static final double PARTS_FROM = 0.66;

    private final CorrelationModel model;
    private final ScatterPanel scatter;

    /**
     * @param datasets built-in ones
     */
    public CorrelationView(CorrelationModel model, List<String> datasets) {
        this.model = model;
        scatter = new ScatterPanel(model);
        getStyleClass().addAll("experiments", "correlation");
        getStylesheets()
                .addAll(
                        PanelStyle.shared(),
                        PanelStyle.of(CorrelationView.class, "experiments.css"));
        RefusalStrip refusal = new RefusalStrip(model.work().refusalProperty()).wide();
        refusal.setId("correlation-refusal");
        setTop(new VBox(toolbar(), refusal));
        SplitPane results = new SplitPane(scatter, new PartsTable(model));
        results.setOrientation(Orientation.VERTICAL);
        results.setDividerPositions(PARTS_FROM);
        setLeft(new CorrelationSetup(model, datasets));
        setCenter(results);
        setBottom(progress());
    }

    ScatterChart chart() {
        return scatter.chart();
    }

    private Node progress() {
        var doing = model.work().doingProperty();
        ProgressStrip strip =
                new ProgressStrip(
                        model.work().progressProperty(),
                        doing.isNotEqualTo(Doing.NOTHING),
                        doing.isEqualTo(Doing.STOPPING));
        strip.setId("correlation-progress");
        return strip;
    }

    private Node toolbar() {
        Label title = new Label();
        title.getStyleClass().addAll("title", "may-shorten");
        title.textProperty()
                .bind(
                        model.shownProperty()
                                .map(s ->
                                        s.map(m -> CorrelationWords.title(m.settings()))
                                                .orElse("Rank correlation")));
        Button start = model.start().button(Feather.PLAY);
        start.getStyleClass().addAll("primary", "left-pill");
        Button stop = model.stop().button(Feather.SQUARE);
        stop.getStyleClass().add("right-pill");
        Button fresh = model.fresh().button(Feather.PLUS);
        fresh.visibleProperty().bind(model.fresh().available());
        fresh.managedProperty().bind(model.fresh().available());
        for (Button button : List.of(start, stop, fresh)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox pills = new HBox(start, stop);
        pills.setAlignment(Pos.CENTER_LEFT);
        HBox bar =
                new HBox(
                        12,
                        title,
                        state(),
                        pills,
                        fresh,
                        space,
                        CorrelationExports.menu(model, scatter.chart().pane()));
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private Node state() {
        Chip chip = new Chip("", Tone.QUIET);
        chip.setId("correlation-state");
        Runnable tell =
                () -> {
                    boolean there = model.shownProperty().get().isPresent();
                    boolean finished = model.report().isPresent();
                    boolean going = model.work().doingProperty().get() != Doing.NOTHING;
                    chip.setText(
                            going
                                    ? "measuring"
                                    : finished
                                            ? "measured"
                                            : there ? "unfinished" : "not measured");
                    chip.setTone(
                            going
                                    ? Tone.ACCENT
                                    : finished ? Tone.GOOD : there ? Tone.ATTENTION : Tone.QUIET);
                };
        model.work().doingProperty().subscribe(tell);
        model.shownProperty().subscribe(tell);
        tell.run();
        return chip;
    }
}
