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

/** Candidates as dots in their stages' colours; small ones when there are many. */
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
        double size = count > MANY ? 4 : 7;
        DotRenderer renderer = new DotRenderer(size);
        for (Stage stage : Stage.values()) {
            renderer.setSeriesPaint(stage.ordinal(), ink.colour(role(stage), 0.85));
        }
        return renderer;
    }

    private static Role role(Stage stage) {
        return switch (stage) {
            case INITIAL -> Role.MUTED;
            case SELF_EVOLUTION -> Role.ACCENT;
            case KNOWLEDGE_INSPIRATION -> Role.GOOD;
        };
    }
}
