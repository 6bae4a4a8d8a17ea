package org.seki.ui.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seki.evaluation.RankCorrelation;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationSettings;
import org.seki.experiment.Truth;
import org.seki.search.Searches.RunSummary;

/** Rank correlations as the window writes them. */
final class CorrelationWords {
    private CorrelationWords() {}

    /** Whose scores. */
    static String title(CorrelationSettings settings) {
        return settings.run()
                .orElseGet(() ->
                        settings.scored().evaluator().kind()
                                + " on "
                                + settings.scored().dataset());
    }

    /** Beside what, and how many. */
    static String against(CorrelationSettings settings) {
        return switch (settings.truth()) {
            case Truth.Tabular t ->
                    "%d · %s of %s"
                            .formatted(
                                    settings.architectures(), t.dataset(), t.file().getFileName());
            case Truth.Trained t ->
                    "%d · trained for %s steps"
                            .formatted(
                                    settings.architectures(),
                                    t.evaluator().options().getOrDefault("steps", "300"));
        };
    }

    static String run(RunSummary run) {
        return "%s · %s · %s"
                .formatted(
                        run.settings().space(),
                        run.settings().dataset(),
                        run.settings().evaluator().kind());
    }

    static String summary(CorrelationReport r) {
        return "%d architectures of %s, scored by %s on %s (%s each), beside %s"
                .formatted(
                        r.architectures(),
                        r.space(),
                        r.evaluator(),
                        r.dataset(),
                        seconds(r.secondsEach()),
                        r.truth());
    }

    private static String seconds(double each) {
        return String.format(Locale.ROOT, each < 1 ? "%.3f s" : "%.1f s", each);
    }

    static String tau(double tau) {
        return String.format(Locale.ROOT, "%.2f", tau).replace('-', '−');
    }

    static String interval(RankCorrelation tau) {
        return "[%s, %s]".formatted(tau(tau.low()), tau(tau.high()));
    }

    /** A value of a score, whose size may be anything. */
    static String value(double value) {
        double size = Math.abs(value);
        String pattern = size >= 1000 ? "%,.0f" : size >= 10 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, pattern, value).replace('-', '−');
    }

    /** A genotype in lines of a card's width. */
    static List<String> lines(String genotype) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : genotype.split("(?<=[+ ])")) {
            if (line.length() + piece.length() > 56 && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString());
        return lines;
    }
}
