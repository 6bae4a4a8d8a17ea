package org.seki.ui.curves;

import java.util.List;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.seki.strategist.Stage;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;

/**
 * Candidates as dots in their stages' colours; when there are many small and faint ones, so that
 * where most of them lie is darkest.
 */
final class StageDots {
    private static final int MANY = 400;

    private StageDots() {}

    static XYDataset of(List<Candidate> candidates) {
        XYSeriesCollection data = new XYSeriesCollection();
        for (Stage stage : Stage.values()) {
            XYSeries series = new XYSeries(stage, false);
            candidates.stream()
                    .filter(c -> c.row().stage() == stage)
                    .forEach(c -> series.add(c.x(), c.y(), false));
            data.addSeries(series);
        }
        return data;
    }

    static XYItemRenderer renderer(int count, Ink ink) {
        boolean many = count > MANY;
        DotRenderer renderer = new DotRenderer(many ? 4 : 7);
        for (Stage stage : Stage.values()) {
            renderer.setSeriesPaint(stage.ordinal(), ink.colour(role(stage), many ? 0.5 : 0.85));
        }
        return renderer;
    }

    static String name(Stage stage) {
        return switch (stage) {
            case INITIAL -> "initial";
            case SELF_EVOLUTION -> "self-evolution";
            case KNOWLEDGE_INSPIRATION -> "knowledge inspiration";
        };
    }

    static Role role(Stage stage) {
        return switch (stage) {
            case INITIAL -> Role.MUTED;
            case SELF_EVOLUTION -> Role.ACCENT;
            case KNOWLEDGE_INSPIRATION -> Role.GOOD;
        };
    }
}
