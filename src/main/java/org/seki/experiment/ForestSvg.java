package org.seki.experiment;

import java.util.List;
import java.util.Locale;

/**
 * A forest plot of the shares of a comparison, in percentage points: to the right is always better.
 * The amber line is what one random edit gets, against the first version.
 */
final class ForestSvg {
    private static final int WIDTH = 720;
    private static final int LEFT = 210;
    private static final int RIGHT = 110;
    private static final int TOP = 64;
    private static final int ROW = 34;

    private final PromptComparison comparison;
    private final List<PromptComparison.Row> rows;
    private final double reach;
    private final StringBuilder svg = new StringBuilder();

    ForestSvg(PromptComparison comparison) {
        this.comparison = comparison;
        this.rows = comparison.rows().stream().filter(r -> r.measure().share()).toList();
        this.reach =
                Math.max(
                        0.1,
                        rows.stream()
                                .flatMapToDouble(r ->
                                        java.util.stream.DoubleStream.of(
                                                r.difference().ci95().low(),
                                                r.difference().ci95().high(),
                                                -r.firstAboveRandom().mean()))
                                .filter(Double::isFinite)
                                .map(Math::abs)
                                .max()
                                .orElse(0.1));
    }

    /**
     * @param question the title
     */
    String draw(String question) {
        int bottom = TOP + ROW * rows.size();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\"><rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>"
                        .formatted(WIDTH, bottom + 72));
        text(16, 22, "start", "#1f2328", question, true);
        text((int) x(0) - 8, 46, "end", "#59636e", "A better ←", false);
        text((int) x(0) + 8, 46, "start", "#59636e", "→ B better", false);
        line(x(0), TOP - 8, x(0), bottom, "#59636e", 1);
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), TOP + ROW * i + ROW / 2);
        }
        for (double at : new double[] {-reach, 0, reach}) {
            text((int) x(at), bottom + 18, "middle", "#59636e", points(at), false);
        }
        text((int) x(0), bottom + 36, "middle", "#59636e", "B − A, percentage points", false);
        text(
                16,
                bottom + 60,
                "start",
                "#59636e",
                "%d contexts × %d, paired bootstrap, 95 %% intervals; amber: one random edit"
                        .formatted(comparison.contexts(), comparison.repeats()),
                false);
        return svg.append("</svg>").toString();
    }

    private void row(PromptComparison.Row row, int y) {
        text(16, y + 4, "start", "#1f2328", row.measure().label(), false);
        Interval ci = row.difference().ci95();
        if (!Double.isFinite(row.difference().mean()) || !Double.isFinite(ci.low())) {
            text(WIDTH - 16, y + 4, "end", "#59636e", "too few", false);
            return;
        }
        String colour = ci.low() > 0 || ci.high() < 0 ? "#0969da" : "#59636e";
        line(x(ci.low()), y, x(ci.high()), y, colour, 2);
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>",
                        x(row.difference().mean()) - 5,
                        y - 5,
                        colour));
        double random = -row.firstAboveRandom().mean();
        if (Double.isFinite(random)) {
            line(x(random), y - 9, x(random), y + 9, "#9a6700", 2);
        }
        text(WIDTH - 16, y + 4, "end", "#1f2328", points(row.difference().mean()), false);
    }

    private double x(double difference) {
        double middle = (LEFT + WIDTH - RIGHT) / 2.0;
        return middle + difference / reach * (WIDTH - RIGHT - LEFT) / 2.0;
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%+.1f", 100 * share);
    }

    private void line(double x1, double y1, double x2, double y2, String colour, int width) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>",
                        x1,
                        y1,
                        x2,
                        y2,
                        colour,
                        width));
    }

    private void text(int x, int y, String anchor, String colour, String text, boolean bold) {
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>"
                        .formatted(
                                x,
                                y,
                                anchor,
                                colour,
                                bold ? " font-weight=\"600\"" : "",
                                text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
