package org.seki.ui.experiments;

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
import org.seki.ui.experiments.ExperimentsViewModel.Doing;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;
import org.seki.ui.fx.PanelStyle;
import org.seki.ui.fx.ProgressStrip;
import org.seki.ui.fx.RefusalStrip;

/**
 * The Experiments screen: strategists compared on a benchmark table. At the left the studies and
 * what is to be played, at the right the chart over the tables.
 */
public final class ExperimentsView extends BorderPane {
    private static final double TABLES_FROM = 0.62;

    private final ExperimentsViewModel model;
    private final ChartPanel chart;

    public ExperimentsView(ExperimentsViewModel model) {
        this.model = model;
        chart = new ChartPanel(model);
        getStyleClass().add("experiments");
        getStylesheets()
                .addAll(
                        PanelStyle.shared(),
                        PanelStyle.of(ExperimentsView.class, "experiments.css"));
        setTop(new VBox(toolbar(), new RefusalStrip(model.refusalProperty()).wide()));
        SplitPane results = new SplitPane(chart, new TablesPanel(model));
        results.setOrientation(Orientation.VERTICAL);
        results.setDividerPositions(TABLES_FROM);
        setLeft(new SetupPanel(model));
        setCenter(results);
        var doing = model.doingProperty();
        setBottom(
                new ProgressStrip(
                        model.progressProperty(),
                        doing.isNotEqualTo(Doing.NOTHING),
                        doing.isEqualTo(Doing.STOPPING)));
    }

    ChartPanel chart() {
        return chart;
    }

    private Node toolbar() {
        Label title = new Label();
        title.getStyleClass().addAll("title", "may-shorten");
        title.textProperty()
                .bind(
                        model.seenProperty()
                                .map(s -> s.map(x -> x.settings().name()).orElse("Experiments")));
        Button run = model.run().button(Feather.PLAY);
        run.getStyleClass().addAll("primary", "left-pill");
        Button stop = model.stop().button(Feather.SQUARE);
        stop.getStyleClass().add("right-pill");
        Button fresh = model.fresh().button(Feather.PLUS);
        for (Button button : new Button[] {run, stop, fresh}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox pills = new HBox(run, stop);
        pills.setAlignment(Pos.CENTER_LEFT);
        HBox bar =
                new HBox(12, title, state(), pills, fresh, space, StudyExports.menu(this, model));
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private Node state() {
        Chip chip = new Chip("", Tone.QUIET);
        Runnable tell =
                () -> {
                    Doing doing = model.doingProperty().get();
                    var seen = model.seenProperty().get();
                    chip.setText(
                            seen.map(s -> "%,d of %,d trials".formatted(s.played(), s.all()))
                                    .orElse("no study"));
                    boolean finished = seen.filter(Seen::finished).isPresent();
                    chip.setTone(
                            doing == Doing.PLAYING
                                    ? Tone.ACCENT
                                    : finished
                                            ? Tone.GOOD
                                            : seen.isPresent() ? Tone.ATTENTION : Tone.QUIET);
                };
        model.doingProperty().subscribe(tell);
        model.seenProperty().subscribe(tell);
        tell.run();
        return chip;
    }
}
