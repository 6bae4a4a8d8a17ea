package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import org.seki.space.Edge;
import org.seki.strategist.Forecast.Interval;
import org.seki.ui.fx.Units;
import org.seki.ui.graph.EdgeView.Mark;

/** What the card beside the pointer tells of an edge. */
final class EdgeNote {
    private EdgeNote() {}

    /** {@code sep_conv_3×3 0 → 2}. */
    static String headline(Picture picture, Edge edge) {
        return Legend.name(edge.operation()) + "   " + picture.ends(edge);
    }

    /** What has changed. */
    static List<String> of(Picture picture, Mark mark) {
        return switch (mark) {
            case KEPT -> List.of();
            case ADDED -> List.of("New against " + picture.against().orElse("nothing"));
            case CHANGED -> List.of("Another operation than in " + picture.against().orElse(""));
            case REMOVED -> List.of("Only in " + picture.against().orElse(""));
        };
    }

    /**
     * What has changed, how the edge did among all that were evaluated, and what can be done.
     *
     * @param edits whether it can be changed
     */
    static List<String> of(
            RunKnowledge run, Picture picture, int cell, Edge edge, Mark mark, boolean edits) {
        List<String> lines = new ArrayList<>(of(picture, mark));
        lines.addAll(counted(run.statistics(cell, edge)));
        if (mark != Mark.REMOVED) {
            run.effect(picture.architecture(), cell, edge).ifPresent(e -> lines.add(effect(e)));
            if (edits) {
                lines.add("Click to change it in a copy");
            }
        }
        return lines;
    }

    private static List<String> counted(EdgeStatistics s) {
        List<String> lines = new ArrayList<>();
        if (s.among() > 0) {
            lines.add("In %d of the best %d".formatted(s.has(), s.among()));
        }
        if (s.withCount() > 0) {
            lines.add(
                    "With it %s on average (n = %d)"
                            .formatted(Units.score(s.with()), s.withCount()));
        }
        if (s.withoutCount() > 0) {
            lines.add(
                    "Without it %s (n = %d)".formatted(Units.score(s.without()), s.withoutCount()));
        }
        return lines;
    }

    private static String effect(Interval effect) {
        return "Model: %s%s against other operations here, 95 %% %s to %s"
                .formatted(
                        effect.mean() < 0 ? "" : "+",
                        Units.score(effect.mean()),
                        Units.score(effect.low()),
                        Units.score(effect.high()));
    }
}
