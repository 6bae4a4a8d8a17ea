package org.seki.ui.experiments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seki.data.DatasetName;
import org.seki.evaluation.RankCorrelation;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationSettings;
import org.seki.experiment.Interval;
import org.seki.experiment.Truth;
import org.seki.search.Searches.RunSummary;
import org.seki.space.Spaces;
import org.seki.ui.fx.Units;

/** Rank correlations as the window writes them. */
final class CorrelationWords {
    private CorrelationWords() {}

    /** Whose scores. */
    static String title(CorrelationSettings settings) {
        return settings.run()
                .orElseGet(() ->
                        settings.scored().evaluator().kind()
                                + " on "
                                + DatasetName.of(settings.scored().dataset()).brief());
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
                        Spaces.title(run.settings().space()),
                        DatasetName.of(run.settings().dataset()).brief(),
                        run.settings().evaluator().kind());
    }

    static String summary(CorrelationReport r) {
        List<String> costs = new ArrayList<>(List.of(seconds(r.secondsEach()) + " s each"));
        r.secondsTraining().ifPresent(s -> costs.add("supernet trained for " + time(s)));
        r.secondsTruth().ifPresent(s -> costs.add("a truth trained for " + time(s)));
        return "%d architectures of %s, scored by %s on %s (%s), beside %s"
                .formatted(
                        r.architectures(),
                        Spaces.title(r.space()),
                        r.evaluator(),
                        DatasetName.of(r.dataset()).brief(),
                        String.join(", ", costs),
                        r.truth());
    }

    /** While it goes on, or where it was stopped. */
    static String soFar(int known, int all) {
        return "%d of %d architectures have both score and truth; τ comes when all have."
                .formatted(known, all);
    }

    /** How long the truth takes. */
    static String estimate(Truth truth, Duration time) {
        return switch (truth) {
            case Truth.Tabular _ -> "A table costs nothing; scoring alone takes time.";
            case Truth.Trained _ ->
                    time.isZero()
                            ? "All of them are trained and kept; scoring alone takes time."
                            : "Training: %s on this machine; scoring comes on top."
                                    .formatted(Units.about(time));
        };
    }

    /** To about three digits. */
    static String seconds(double seconds) {
        String pattern =
                seconds >= 100
                        ? "%,.0f"
                        : seconds >= 1 ? "%.1f" : seconds >= 0.01 ? "%.3f" : "%.4f";
        return seconds < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, pattern, seconds);
    }

    private static String time(double seconds) {
        return seconds < 60
                ? seconds(seconds) + " s"
                : Units.about(Duration.ofMillis(Math.round(1000 * seconds)));
    }

    /** A difference of two τ. */
    static String added(double tau) {
        return (tau >= 0 ? "+" : "") + tau(tau);
    }

    static String added(Interval of) {
        return "[%s, %s]".formatted(added(of.low()), added(of.high()));
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
